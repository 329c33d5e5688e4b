INSERT INTO warehouse.sales_archive
SELECT * FROM staging.sales
WHERE sold_at < DATE '2024-01-01';

DELETE FROM staging.sales;

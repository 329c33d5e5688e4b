CREATE OR REFRESH STREAMING TABLE raw_orders
COMMENT "What the shop sends"
TBLPROPERTIES ("quality" = "bronze")
AS SELECT *, _metadata.file_path AS file FROM STREAM read_files('/Volumes/main/landing/orders', format => 'json', inferColumnTypes => true);

CREATE OR REFRESH MATERIALIZED VIEW clean_orders (
  CONSTRAINT paid EXPECT (amount > 0) ON VIOLATION DROP ROW
)
AS SELECT order_id, CAST(amount AS DECIMAL(18, 2)) AS amount, details:customer.name::string AS name FROM raw_orders;

CREATE FUNCTION IF NOT EXISTS main.tools.mask_mail(mail STRING) RETURNS STRING
  COMMENT 'Shows the domain' DETERMINISTIC
  RETURN CASE WHEN is_account_group_member('privacy') THEN mail ELSE concat('***@', split_part(mail, '@', 2)) END;

ALTER TABLE main.sales.customers ALTER COLUMN email SET MASK main.tools.mask_mail;
ALTER TABLE main.sales.customers SET TAGS ('pii' = 'true');
ALTER TABLE main.sales.customers ADD COLUMNS (loyalty STRUCT<level: STRING, since: DATE> COMMENT 'new' AFTER email);
COMMENT ON TABLE main.sales.customers IS 'one row each';
USE CATALOG main;
CREATE SCHEMA IF NOT EXISTS reports MANAGED LOCATION 's3://linden-reports/';
SELECT * EXCEPT (email) FROM main.sales.customers VERSION AS OF 12;
SELECT * FROM main.sales.customers TIMESTAMP AS OF '2026-01-01' LIMIT 5;
DESCRIBE HISTORY main.sales.customers;
RESTORE TABLE main.sales.customers TO VERSION AS OF 11;
CREATE TABLE IF NOT EXISTS main.sales.copy DEEP CLONE main.sales.customers;
SELECT id FROM IDENTIFIER(:catalog || '.sales.orders') WHERE day = :day AND region IN ({{ regions }});
DECLARE OR REPLACE VARIABLE last DATE DEFAULT (SELECT max(day) FROM main.sales.orders);
SET VAR last = last - INTERVAL 1 DAY;
EXECUTE IMMEDIATE 'SELECT ? + 1' INTO total USING 41;
ANALYZE TABLE main.sales.orders COMPUTE STATISTICS FOR ALL COLUMNS;
CACHE SELECT order_id FROM main.sales.orders;
SHOW TABLES IN main.sales LIKE 'ord*';
BEGIN
  DECLARE n INT DEFAULT 0;
  WHILE n < 3 DO
    SET n = n + 1;
    INSERT INTO main.sales.log (step) VALUES (n);
  END WHILE;
END;

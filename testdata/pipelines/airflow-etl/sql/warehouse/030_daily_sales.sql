-- Rewrites the day of the run from staging.
DELETE FROM warehouse.daily_sales
WHERE day = DATE '{{ ds }}';

WITH sold AS (
  SELECT
    CAST(sold_at AS DATE) AS day,
    museum_code,
    COALESCE(ticket_type, 'unknown') AS ticket_type,
    SUM(quantity) AS tickets,
    SUM(quantity * price) AS revenue
  FROM staging.sales
  WHERE quantity > 0
  GROUP BY CAST(sold_at AS DATE), museum_code, COALESCE(ticket_type, 'unknown')
)
INSERT INTO warehouse.daily_sales (day, museum_code, ticket_type, tickets, revenue, running_revenue)
SELECT
  s.day,
  s.museum_code,
  s.ticket_type,
  s.tickets,
  s.revenue,
  SUM(s.revenue) OVER (PARTITION BY s.museum_code, s.ticket_type ORDER BY s.day) AS running_revenue
FROM sold AS s
INNER JOIN warehouse.museums AS m
  ON m.museum_code = s.museum_code
WHERE m.closed_on IS NULL OR m.closed_on > s.day;

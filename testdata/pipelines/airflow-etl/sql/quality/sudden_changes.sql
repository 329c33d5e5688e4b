WITH weekly AS (
  SELECT museum_code, date_trunc('week', day) AS week, SUM(tickets) AS tickets
  FROM warehouse.daily_sales
  GROUP BY museum_code, date_trunc('week', day)
)
SELECT a.museum_code, a.week, a.tickets, b.tickets AS tickets_elsewhere
FROM weekly AS a, weekly AS b
WHERE a.tickets > 3 * 1000
ORDER BY a.week DESC;

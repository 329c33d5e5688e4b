-- Revenue and returns of each store by month and product group, with the ranking that the weekly board report shows.
-- Runs every Monday at 04:00 over the partitions of the last two years.
WITH calendar AS (
  SELECT
    day_key,
    day_date,
    year_number,
    month_number,
    CASE
      WHEN month_number IN (12, 1, 2) THEN 'winter'
      WHEN month_number BETWEEN 3 AND 5 THEN 'spring'
      WHEN month_number BETWEEN 6 AND 8 THEN 'summer'
      ELSE 'autumn'
    END AS season
  FROM warehouse.days
  WHERE day_date >= add_months(current_date(), -24)
    AND day_date < date_trunc('MONTH', current_date())
),
sold AS (
  SELECT
    l.store_id,
    l.product_id,
    c.year_number,
    c.month_number,
    c.season,
    sum(l.quantity) AS units,
    sum(l.quantity * l.unit_price * (1 - coalesce(l.discount, 0))) AS revenue,
    count(DISTINCT o.customer_id) AS customers
  FROM sales.order_lines AS l
  INNER JOIN sales.orders AS o
    ON l.order_id = o.order_id
  INNER JOIN calendar AS c
    ON o.day_key = c.day_key
  WHERE o.status NOT IN ('void', 'draft')
    AND l.quantity > 0
    AND NOT EXISTS (
      SELECT 1
      FROM sales.test_customers AS tc
      WHERE tc.customer_id = o.customer_id
    )
  GROUP BY l.store_id, l.product_id, c.year_number, c.month_number, c.season
),
returned AS (
  SELECT
    r.store_id,
    r.product_id,
    c.year_number,
    c.month_number,
    sum(r.quantity) AS units,
    sum(r.amount) AS amount
  FROM sales.returns AS r
  INNER JOIN calendar AS c
    ON r.day_key = c.day_key
  WHERE r.reason IS NOT NULL
    AND r.reason NOT LIKE 'damaged in transport%'
  GROUP BY r.store_id, r.product_id, c.year_number, c.month_number
),
combined AS (
  SELECT
    s.store_id,
    p.group_id,
    s.year_number,
    s.month_number,
    s.season,
    sum(s.units) AS units_sold,
    sum(s.revenue) AS revenue,
    sum(s.customers) AS customers,
    sum(coalesce(r.units, 0)) AS units_returned,
    sum(coalesce(r.amount, CAST(0 AS DECIMAL(18, 2)))) AS amount_returned
  FROM sold AS s
  INNER JOIN warehouse.products AS p
    ON s.product_id = p.product_id
  LEFT OUTER JOIN returned AS r
    ON s.store_id = r.store_id
      AND s.product_id = r.product_id
      AND s.year_number = r.year_number
      AND s.month_number = r.month_number
  GROUP BY s.store_id, p.group_id, s.year_number, s.month_number, s.season
),
ranked AS (
  SELECT
    store_id,
    group_id,
    year_number,
    month_number,
    season,
    units_sold,
    revenue,
    customers,
    units_returned,
    revenue - amount_returned AS net_revenue,
    round(100 * units_returned / nullif(units_sold, 0), 1) AS return_rate,
    lag(revenue, 12) OVER (
      PARTITION BY store_id, group_id
      ORDER BY year_number, month_number
    ) AS revenue_a_year_ago,
    avg(revenue) OVER (
      PARTITION BY store_id, group_id
      ORDER BY year_number, month_number
      ROWS BETWEEN 2 PRECEDING AND CURRENT ROW
    ) AS revenue_over_three_months,
    rank() OVER (PARTITION BY year_number, month_number ORDER BY revenue DESC NULLS LAST) AS place
  FROM combined
)
SELECT /*+ BROADCAST(st, pg) */
  st.region,
  st.store_name,
  pg.group_name,
  concat(k.year_number, '-', lpad(k.month_number, 2, '0')) AS month,
  k.season,
  k.units_sold,
  k.customers,
  k.net_revenue,
  k.return_rate,
  k.revenue_over_three_months,
  CASE
    WHEN k.revenue_a_year_ago IS NULL THEN 'new'
    WHEN k.revenue > 1.1 * k.revenue_a_year_ago THEN 'growing'
    WHEN k.revenue < 0.9 * k.revenue_a_year_ago THEN 'shrinking'
    ELSE 'steady'
  END AS trend,
  k.place
FROM ranked AS k
INNER JOIN warehouse.stores AS st
  ON k.store_id = st.store_id
INNER JOIN warehouse.product_groups AS pg
  ON k.group_id = pg.group_id
WHERE st.closed_on IS NULL
  AND (k.place <= 50 OR pg.is_strategic)
  AND k.store_id IN (SELECT a.store_id FROM planning.audited_stores AS a WHERE a.audit_year = year(current_date()))
ORDER BY st.region, month, k.place, pg.group_name
LIMIT 5000;

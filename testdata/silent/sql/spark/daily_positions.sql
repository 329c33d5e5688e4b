-- One row for each vessel and day; run by the scheduler with ${day} and ${schema}.
SET spark.sql.session.timeZone = UTC;

CREATE OR REPLACE TEMPORARY VIEW moves AS
WITH ranked AS (
  SELECT p.vessel_id, p.seen_at, p.speed, p.lat, p.lon,
         row_number() OVER (PARTITION BY p.vessel_id ORDER BY p.seen_at DESC) AS newest,
         lag(p.speed, 1, 0.0) OVER w AS speed_before
  FROM ${schema}.positions AS p
  WHERE p.day = DATE '${day}' AND p.lat BETWEEN -90 AND 90
  WINDOW w AS (PARTITION BY p.vessel_id ORDER BY p.seen_at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
)
SELECT * FROM ranked WHERE newest = 1;

INSERT OVERWRITE TABLE ${schema}.daily_positions PARTITION (day = '${day}')
SELECT /*+ BROADCAST(v) */ v.name, m.seen_at, coalesce(m.speed, m.speed_before) AS speed,
       named_struct('lat', m.lat, 'lon', m.lon) AS place,
       CASE WHEN m.speed > 0.5 THEN 'under way' WHEN m.speed IS NULL THEN 'unknown' ELSE 'moored' END AS state
FROM moves m
LEFT JOIN ${schema}.vessels v ON v.id = m.vessel_id AND v.retired_at IS NULL
LATERAL VIEW OUTER explode(v.flags) f AS flag
WHERE flag <> 'test' OR flag IS NULL
GROUP BY ALL
HAVING count(*) FILTER (WHERE m.speed < 40) > 0;

-- A short table of months joins every vessel on purpose.
SELECT v.id, m.month
FROM vessels v CROSS JOIN (VALUES (1), (2), (3)) AS m(month)
WHERE NOT EXISTS (SELECT 1 FROM reports r WHERE r.vessel_id = v.id AND r.month <=> m.month);

SELECT transform(sizes, x -> x * 2) AS doubled, map_filter(tags, (k, v) -> v != ''), r'\d+\s' AS pattern,
       date_add(current_date(), -7), 1L, 2.5BD, X'1F', INTERVAL '3' DAY
FROM cargo TABLESAMPLE (10 PERCENT) SORT BY weight DESC NULLS LAST LIMIT 10;

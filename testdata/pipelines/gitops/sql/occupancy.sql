-- Hours each pier was in use, and how a day compares with the same weekday of the week before.
WITH booked AS (
  SELECT
    b.pier,
    CAST(k.arrives_at AS DATE) AS day,
    SUM((unix_timestamp(k.departs_at) - unix_timestamp(k.arrives_at)) / 3600) AS berth_hours
  FROM harbour.bookings AS k
  JOIN harbour.berths AS b USING (berth_id)
  WHERE k.status IN ('confirmed', 'departed')
    AND k.departs_at IS NOT NULL
  GROUP BY b.pier, CAST(k.arrives_at AS DATE)
)
SELECT
  pier,
  day,
  berth_hours,
  berth_hours - LAG(berth_hours, 7) OVER (PARTITION BY pier ORDER BY day) AS change_in_a_week,
  AVG(berth_hours) OVER (PARTITION BY pier ORDER BY day ROWS BETWEEN 27 PRECEDING AND CURRENT ROW) AS four_week_mean
FROM booked
WHERE day >= date_sub(current_date(), 56)
ORDER BY pier, day;

ALTER TABLE transit.stop_events ADD COLUMNS (delay_source STRING);

UPDATE transit.stop_events
SET delay_band = CASE
  WHEN delay_seconds <= 60 THEN 'on time'
  WHEN delay_seconds <= 300 THEN 'slightly late'
  ELSE 'late'
END;

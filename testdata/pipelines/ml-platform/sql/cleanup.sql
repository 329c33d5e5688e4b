DELETE FROM eta.scans
WHERE scanned_on < add_months(current_date(), -24);

UPDATE eta.depots
SET closes_at = '18:00';

DELETE FROM eta.features
WHERE computed_on < date_sub(current_date(), 60)
   OR parcel_id = NULL;

-- Run once a month by the warehouse scheduler.
DELETE FROM harbour.bookings
WHERE booked_on < add_months(current_date(), -84)
  AND status = 'cancelled';

DELETE FROM harbour.blocked_vessels
WHERE blocked_from < add_months(current_date(), -36);

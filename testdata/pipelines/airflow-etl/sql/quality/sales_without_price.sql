SELECT museum_code, ticket_type, COUNT(*) AS sales
FROM staging.sales
WHERE price = NULL
   OR (price <= 0 AND ticket_type NOT IN ('child', 'friend', 'member'))
GROUP BY museum_code, ticket_type;

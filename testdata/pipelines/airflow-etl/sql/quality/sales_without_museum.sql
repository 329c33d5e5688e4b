SELECT s.museum_code, COUNT(*) AS sales
FROM staging.sales AS s
LEFT JOIN warehouse.museums AS m
  ON m.museum_code = s.museum_code
WHERE m.museum_code IS NULL
GROUP BY s.museum_code;

-- written on Windows
SELECT id,
	name -- the ships
FROM vessels
WHERE id = 1;

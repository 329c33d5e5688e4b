-- A nightly job of an older warehouse: tables of Hive, moved into place when a query is done.
SET hive.exec.dynamic.partition = true;
SET hive.exec.dynamic.partition.mode = nonstrict;

CREATE EXTERNAL TABLE IF NOT EXISTS tides_raw (
  station STRING,
  measured STRING,
  height_cm INT
)
PARTITIONED BY (dt STRING)
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
STORED AS TEXTFILE
LOCATION 'hdfs://harbour/landing/tides';

MSCK REPAIR TABLE tides_raw;

FROM tides_raw r
INSERT OVERWRITE TABLE tides_daily PARTITION (dt)
  SELECT r.station, max(r.height_cm), min(r.height_cm), r.dt WHERE r.dt >= '${hiveconf:from}' GROUP BY r.station, r.dt
INSERT OVERWRITE TABLE tides_broken PARTITION (dt)
  SELECT r.station, r.measured, r.dt WHERE r.height_cm IS NULL;

-- Writes each day anew, without the rows that came twice.
INSERT OVERWRITE TABLE tides_daily PARTITION (dt)
SELECT DISTINCT d.station, d.highest_cm, d.lowest_cm, d.dt FROM tides_daily d;

ALTER TABLE tides_daily DROP IF EXISTS PARTITION (dt < '2015-01-01');
INSERT OVERWRITE DIRECTORY 'hdfs://harbour/export/tides' SELECT station, highest_cm FROM tides_daily;

SET hive.exec.dynamic.partition.mode=nonstrict;
ADD JAR hdfs:///libs/serde.jar;
USE events;
CREATE EXTERNAL TABLE IF NOT EXISTS raw_events (
  id STRING, kind STRING, payload MAP<STRING, ARRAY<INT>>
)
PARTITIONED BY (dt STRING, hr INT)
CLUSTERED BY (id) SORTED BY (id ASC) INTO 32 BUCKETS
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' COLLECTION ITEMS TERMINATED BY ','
STORED AS TEXTFILE
LOCATION '/data/raw/events';
MSCK REPAIR TABLE raw_events;
FROM raw_events e
INSERT OVERWRITE TABLE clicks PARTITION (dt) SELECT e.id, e.dt WHERE e.kind = 'click'
INSERT INTO TABLE views PARTITION (dt) SELECT e.id, e.dt WHERE e.kind = 'view';
LOAD DATA INPATH '/landing/${hiveconf:dt}' OVERWRITE INTO TABLE raw_events PARTITION (dt='${hiveconf:dt}', hr=0);
ALTER TABLE raw_events DROP IF EXISTS PARTITION (dt < '2020-01-01');

"""Refreshes the features of parcels that were scanned since the last round."""

import argparse
import os

import redis


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--queue", required=True)
    options = parser.parse_args()
    connection = redis.Redis.from_url(os.environ["REDIS_URL"])
    while True:
        _, parcel = connection.blpop([options.queue])
        connection.delete(f"features:{parcel.decode()}")


if __name__ == "__main__":
    main()

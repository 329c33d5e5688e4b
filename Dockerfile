# syntax=docker/dockerfile:1
# Lintel in a container: docker run --rm -v "$PWD:/work" lintel check
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY bin bin
COPY grammar grammar
COPY rules rules
COPY src/build src/build
COPY src/main src/main
# The AOT caches are trained on these.
COPY bench/commit bench/commit
COPY testdata/training.yml testdata/training.yml
COPY testdata/training-tree.yml testdata/training-tree.yml
COPY testdata/pipelines testdata/pipelines
COPY testdata/silent/manifests testdata/silent/manifests
COPY testdata/sql testdata/sql
RUN mvn -q -B -Dmaven.test.skip=true package

FROM debian:trixie-slim
LABEL org.opencontainers.image.title="Lintel" \
      org.opencontainers.image.description="One static analyzer for everything that goes through a deployment pipeline" \
      org.opencontainers.image.version="0.1.0"
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
# A mounted tree belongs to whom it will. Lintel runs git without hooks, monitors and pagers, so it may read every one.
RUN git config --system safe.directory '*'
COPY --from=build /src/target/lintel /opt/lintel
RUN ln -s /opt/lintel/bin/lintel /usr/local/bin/lintel
# Reports that a run writes into the mounted directory belong to whom docker run --user names; without it to this user.
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["lintel"]
CMD ["check"]

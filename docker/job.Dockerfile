# Flink with the Livelift job. Context: the repository's root, after
#   mvn -B -pl job -am -DskipTests package
FROM flink:2.2.1-java17

RUN mkdir -p /checkpoints && chown flink:flink /checkpoints

COPY --chown=flink:flink docker/flink-config.yaml /opt/flink/conf/config.yaml
COPY --chown=flink:flink docker/submit-job.sh /opt/flink/bin/submit-job.sh
COPY --chown=flink:flink job/target/livelift-job.jar /opt/flink/usrlib/livelift-job.jar

USER flink
EXPOSE 6123 8081
CMD ["help"]

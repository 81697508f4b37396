# The dashboard. Context: the repository's root, after
#   mvn -B -pl dashboard -am -DskipTests package dependency:copy-dependencies \
#     -DincludeScope=runtime -DoutputDirectory=target/lib
FROM eclipse-temurin:17-jre

RUN groupadd --system livelift && useradd --system --gid livelift --no-create-home livelift

COPY dashboard/target/lib/ /opt/livelift/lib/
COPY dashboard/target/livelift-dashboard-*.jar /opt/livelift/lib/

USER livelift
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-cp", "/opt/livelift/lib/*", "io.livelift.dashboard.Main"]
CMD ["--config", "/etc/livelift/dashboard.yaml"]

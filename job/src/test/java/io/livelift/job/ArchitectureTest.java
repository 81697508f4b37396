package io.livelift.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.livelift.job.journey.FollowJourneys;

@AnalyzeClasses(packages = "io.livelift.job", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule whatDecidesKnowsNoFlink =
      noClasses()
          .that()
          .resideInAnyPackage("..journey..", "..cube..")
          .and()
          .doNotBelongToAnyOf(FollowJourneys.class)
          .and()
          .haveSimpleNameNotEndingWith("States")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule onlySourceAndSinkKnowKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("..source..", "..sink..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

  @ArchTest
  static final ArchRule noPrintingOfStackTraces =
      noClasses().should().callMethod(Throwable.class, "printStackTrace");
}

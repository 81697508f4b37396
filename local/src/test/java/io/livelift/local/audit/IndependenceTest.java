package io.livelift.local.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.livelift.vocabulary.BlankWindows;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.RegionPath;

/** The oracle proves something only while it shares no definition with the job. */
@AnalyzeClasses(
    packages = "io.livelift.local.audit",
    importOptions = ImportOption.DoNotIncludeTests.class)
class IndependenceTest {
  @ArchTest
  static final ArchRule theOracleKnowsNothingOfTheJob =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.livelift.job..");

  @ArchTest
  static final ArchRule theOracleHasItsOwnCubeAndRegions =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Cube.class, RegionPath.class, BlankWindows.class);
}

package kz.tolem.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Random;

/** The borders of the modules, and where time and chance may enter. */
@AnalyzeClasses(
        packages = "kz.tolem",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoJarOfTests.class})
final class ArchitectureTest {

    /** Tests of other modules come as jars when the modules are packaged. */
    static final class NoJarOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule theLawKnowsNothingButItself = noClasses()
            .that()
            .resideInAPackage("kz.tolem.calc..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "kz.tolem.calc..", "java..", "org.snakeyaml.engine..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule readersDoNotSeeWriters = noClasses()
            .that()
            .resideInAPackage("kz.tolem.readers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "kz.tolem.writers..",
                    "kz.tolem.sample..",
                    "kz.tolem.jobs..",
                    "org.apache.parquet..",
                    "org.springframework..");

    @ArchTest
    static final ArchRule writersDoNotSeeReaders = noClasses()
            .that()
            .resideInAPackage("kz.tolem.writers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kz.tolem.readers..", "kz.tolem.sample..", "kz.tolem.jobs..", "org.springframework..");

    @ArchTest
    static final ArchRule arrowStaysInReadersAndWriters = noClasses()
            .that()
            .resideInAnyPackage("kz.tolem.calc..", "kz.tolem.jobs..", "kz.tolem.sample..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.arrow..", "org.apache.parquet..");

    @ArchTest
    static final ArchRule rulesReadFamiliesThroughViewsOnly = noClasses()
            .that()
            .resideInAPackage("kz.tolem.calc.rule..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("FamilyColumns");

    @ArchTest
    static final ArchRule linesForPeopleAreSaidInTheirLanguage = noClasses()
            .that()
            .resideInAPackage("kz.tolem.jobs..")
            .and()
            .areNotAssignableTo(Voice.class)
            .should()
            .callMethod(PrintWriter.class, "println", String.class)
            .orShould()
            .callMethod(PrintWriter.class, "println", Object.class);

    @ArchTest
    static final ArchRule timeEntersInJobsAlone = noClasses()
            .that()
            .resideInAnyPackage("kz.tolem.calc..", "kz.tolem.readers..", "kz.tolem.writers..")
            .should()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class);
}

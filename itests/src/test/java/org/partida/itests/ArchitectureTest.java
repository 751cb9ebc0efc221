package org.partida.itests;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The arrows between the bundles: edges → views → engine → base → api; formats, networks and hosts
 * know only api and base.
 */
class ArchitectureTest {
  private static final String[] API = {
    "org.partida.model..", "org.partida.api..", "org.partida.spi.."
  };
  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("org.partida..");

  private static JavaClasses all;

  @BeforeAll
  static void reads() {
    all =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.partida");
  }

  @Test
  void everyBundleIsSeen() {
    Set<String> roots =
        all.stream()
            .map(c -> c.getPackageName().split("\\."))
            .filter(p -> p.length > 2)
            .map(p -> p[2])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(roots)
        .contains(
            "api",
            "archive",
            "base",
            "camel",
            "cius",
            "documents",
            "host",
            "matching",
            "model",
            "portfolio",
            "posting",
            "render",
            "sandbox",
            "shell",
            "sources",
            "spi",
            "spv",
            "statements",
            "store",
            "ubl",
            "views");
  }

  @Test
  void apiKnowsNobody() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(API)
            .should()
            .dependOnClassesThat(OURS.and(resideOutsideOfPackages(API))));
  }

  @Test
  void theModelKnowsNoServiceAndNoFramework() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.partida.model..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "org.partida.api..",
                    "org.partida.spi..",
                    "java.io..",
                    "java.nio.file..",
                    "java.sql..")));
  }

  @Test
  void baseKnowsOnlyApi() {
    check(onlyKnows("org.partida.base..", API));
  }

  @Test
  void viewsKnowOnlyBaseAndApi() {
    check(onlyKnows("org.partida.views..", with(API, "org.partida.base..")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "archive",
        "documents",
        "posting",
        "matching",
        "portfolio",
        "ubl",
        "cius.ro",
        "spv",
        "statements",
        "sources",
        "render",
        "host.ledger",
        "host.file",
        "store",
        "camel.runtime"
      })
  void enginesFormatsNetworksHostsAndStoreKnowOnlyBaseAndApi(String bundle) {
    check(onlyKnows("org.partida." + bundle + "..", with(API, "org.partida.base..")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shell", "web"})
  void edgesKnowViewsBaseAndApi(String bundle) {
    check(
        onlyKnows(
                "org.partida." + bundle + "..",
                with(API, "org.partida.base..", "org.partida.views.."))
            .allowEmptyShould(bundle.equals("web")));
  }

  @Test
  void theSandboxSharesNothingWithWhatItTests() {
    check(
        onlyKnows(
            "org.partida.sandbox..",
            with(
                API,
                "org.partida.base.db..",
                "org.partida.base.home..",
                "org.partida.base.clock..")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.partida.model..", "org.partida.api..", "org.partida.posting.."})
  void moneyIsNeverFloating(String packages) {
    DescribedPredicate<JavaClass> floating =
        DescribedPredicate.describe(
            "floating",
            c ->
                List.of("double", "float", "java.lang.Double", "java.lang.Float")
                    .contains(c.getName()));
    check(
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(packages)
            .should()
            .haveRawType(floating));
    check(
        noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(packages)
            .should()
            .haveRawReturnType(floating));
    DescribedPredicate<JavaMethod> takes =
        DescribedPredicate.describe(
            "take floating point", m -> m.getRawParameterTypes().stream().anyMatch(floating));
    check(
        noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(packages)
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(takes)));
  }

  @Test
  void nobodyMakesThreads() {
    check(
        noClasses()
            .should()
            .callConstructorWhere(
                DescribedPredicate.describe(
                    "a Thread is made",
                    call -> call.getTargetOwner().isAssignableTo(Thread.class))));
    check(noClasses().should().beAssignableTo(Thread.class));
  }

  @Test
  void nobodyPlaysTricksWithClassLoaders() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.partida.base..", "org.partida.web..")
            .should()
            .callMethod(Thread.class, "setContextClassLoader", ClassLoader.class));
  }

  @Test
  void onlyTheShellKnowsKaraf() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.partida.shell.karaf..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.karaf..")));
  }

  /** A rule that found nothing because it looked at nothing, or cannot find anything, is none. */
  @Test
  void aWrongArrowIsFound() {
    EvaluationResult wrong = onlyKnows("org.partida.store..", "org.partida.model..").evaluate(all);
    assertThat(wrong.hasViolation()).isTrue();
    EvaluationResult thread =
        noClasses().should().dependOnClassesThat(resideOutsideOfPackage("java.lang")).evaluate(all);
    assertThat(thread.hasViolation()).isTrue();
  }

  private static ArchRule onlyKnows(String who, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(who)
        .should()
        .dependOnClassesThat(OURS.and(resideOutsideOfPackages(with(others, who))));
  }

  private static String[] with(String[] some, String... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(some), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  private static void check(ArchRule rule) {
    rule.check(all);
  }
}

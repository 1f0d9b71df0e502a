package kz.tolem.calc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import kz.tolem.calc.law.LawBook;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;

/**
 * The README's example of a benefit that does not exist yet, planted in a copy of this module: it works as shown, and
 * whichever piece of it is forgotten is named.
 */
class AddingABenefitTest {

    private static final Path MODULE = Path.of("");
    private static final Path EXAMPLE = MODULE.resolve("src/test/resources/example");
    private static final String CODE = "SCHOOL_START";
    private static final String RULE = "src/main/java/kz/tolem/calc/rule/SchoolStart.java";
    private static final String LAW = "src/main/resources/law/benefit/school-start.yaml";
    private static final String CASES = "src/test/resources/cases/school-start.yaml";
    private static final String BENEFIT = "src/main/java/kz/tolem/calc/Benefit.java";

    private final Map<String, String> lines =
            new TreeMap<>(Completeness.linesOfBenefit(LawBook.builtIn().inForce(YearMonth.of(2026, 1))));

    @TempDir
    Path copy;

    @BeforeEach
    void plant() throws IOException {
        copyTree("src/main/java/kz/tolem/calc/rule");
        copyTree("src/main/resources/law/benefit");
        copyTree("src/test/resources/cases");
        Files.copy(EXAMPLE.resolve("SchoolStart.java"), copy.resolve(RULE));
        Files.copy(EXAMPLE.resolve("law.yaml"), copy.resolve(LAW));
        Files.copy(EXAMPLE.resolve("cases.yaml"), copy.resolve(CASES));
        lines.put(CODE, "SchoolStart");
    }

    @Test
    void theReadmeShowsItWordForWord() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));

        assertThat(readme)
                .contains(fenced("java", "benefit-line.txt"))
                .contains(fenced("java", "SchoolStart.java"))
                .contains(fenced("yaml", "law.yaml"))
                .contains(fenced("yaml", "cases.yaml"));
    }

    private static String fenced(String language, String file) throws IOException {
        return "```" + language + "\n" + Files.readString(EXAMPLE.resolve(file)) + "```\n";
    }

    @Test
    void itNeedsNothingElse() throws Exception {
        assertThat(Completeness.forgotten(copy, lines)).isEmpty();
        copyTree("src/main/java");
        copyTree("src/main/resources");
        addLineToBenefit();
        Path classes = compile();

        try (CopyLoader loader = new CopyLoader(
                classes, copy.resolve("src/main/resources"), copy.resolve("src/test/resources"), here())) {
            Method checkFile = loader.loadClass(CaseCheck.class.getName())
                    .getDeclaredMethod("checkFile", String.class, Path.class);
            checkFile.setAccessible(true);
            assertThat(checkFile.invoke(null, "school-start", copy))
                    .as("cases of the planted benefit, checked in the copy")
                    .isEqualTo(3);
            assertThat(checkFile.invoke(null, "large-family", copy))
                    .as("cases of another one, unchanged by it")
                    .isEqualTo(CaseFiles.cases("large-family").size());
        }
    }

    private void addLineToBenefit() throws IOException {
        String benefit = Files.readString(copy.resolve(BENEFIT));
        int end = benefit.indexOf("::new);") + "::new)".length();
        Files.writeString(
                copy.resolve(BENEFIT),
                benefit.substring(0, end)
                                .replace(
                                        "import kz.tolem.calc.rule.Rule;",
                                        "import kz.tolem.calc.rule.Rule;\nimport kz.tolem.calc.rule.SchoolStart;")
                        + ",\n" + Files.readString(EXAMPLE.resolve("benefit-line.txt"))
                        + benefit.substring(end + 1));
    }

    private Path compile() throws IOException, URISyntaxException {
        Path classes = Files.createDirectory(copy.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(copy.resolve("src/main/java"))) {
            manager.setLocationFromPaths(javax.tools.StandardLocation.CLASS_OUTPUT, List.of(classes));
            manager.setLocationFromPaths(
                    javax.tools.StandardLocation.CLASS_PATH, List.of(of(Load.class), of(NullMarked.class)));
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            boolean compiled = compiler.getTask(
                            said, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        return classes;
    }

    @ParameterizedTest
    @CsvSource({
        RULE + ", SCHOOL_START: rule/SchoolStart.java is missing",
        LAW + ", SCHOOL_START: law/benefit/school-start.yaml is missing",
        CASES + ", SCHOOL_START: cases/school-start.yaml is missing",
    })
    void aForgottenFileIsNamed(String file, String named) throws IOException {
        Files.delete(copy.resolve(file));

        assertThat(Completeness.forgotten(copy, lines)).containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource({"kk", "ru", "en"})
    void aForgottenNameIsNamed(String language) throws IOException {
        keepLines(LAW, line -> !line.startsWith("  " + language + ":"));

        assertThat(Completeness.forgotten(copy, lines))
                .containsExactly("SCHOOL_START: law/benefit/school-start.yaml has no name in " + language);
    }

    @Test
    void aFileOfOneCaseIsNoProof() throws IOException {
        List<String> cases = Files.readAllLines(copy.resolve(CASES));
        Files.write(copy.resolve(CASES), cases.subList(0, cases.indexOf("")));

        assertThat(Completeness.forgotten(copy, lines))
                .containsExactly("SCHOOL_START: cases/school-start.yaml has fewer than 3 cases");
    }

    @Test
    void aForgottenLineOfTheEnumIsNamedByEachFileThatWouldNeverBeUsed() throws IOException {
        lines.remove(CODE);

        assertThat(Completeness.forgotten(copy, lines))
                .containsExactly(
                        "rule/SchoolStart.java has no line in Benefit",
                        "law/benefit/school-start.yaml has no line in Benefit",
                        "cases/school-start.yaml has no line in Benefit");
    }

    @Test
    void aLineWithoutARuleOrWithAnothersIsNamed() throws IOException {
        lines.put(CODE, "");
        assertThat(Completeness.forgotten(copy, lines))
                .containsExactly("SCHOOL_START: its line in Benefit names no rule");

        lines.put(CODE, "TsaChild");
        assertThat(Completeness.forgotten(copy, lines))
                .containsExactly("SCHOOL_START: its line in Benefit names the rule TsaChild and not SchoolStart");
    }

    @Test
    void everythingIsNamedWhereThereIsTheLineAlone() throws IOException {
        for (String file : List.of(RULE, LAW, CASES)) {
            Files.delete(copy.resolve(file));
        }

        assertThat(Completeness.forgotten(copy, lines)).hasSize(3);
    }

    private void keepLines(String file, Predicate<String> kept) throws IOException {
        List<String> all = Files.readAllLines(copy.resolve(file));
        Files.write(copy.resolve(file), all.stream().filter(kept).toList());
    }

    private void copyTree(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(MODULE.resolve(directory))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(file.toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path here() throws URISyntaxException {
        return of(AddingABenefitTest.class);
    }

    private static Path of(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** This project's classes from the copy, all others from where this test has them. */
    private static final class CopyLoader extends URLClassLoader {

        CopyLoader(Path... places) {
            super(Stream.of(places).map(CopyLoader::url).toArray(URL[]::new), CopyLoader.class.getClassLoader());
        }

        private static URL url(Path place) {
            try {
                return place.toUri().toURL();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("kz.tolem.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        public URL getResource(String name) {
            URL ours = findResource(name);
            return ours == null ? super.getResource(name) : ours;
        }
    }
}

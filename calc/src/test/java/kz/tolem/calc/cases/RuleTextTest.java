package kz.tolem.calc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a rule is written: it is short, and every figure of the law stands in the law. */
class RuleTextTest {

    private static final int LONGEST_RULE = 80;

    /** A quarter has three months whatever the law says. */
    private static final String OF_THE_CALENDAR = "MONTHS_OF_QUARTER";

    private static final Path RULES = Path.of("src/main/java/kz/tolem/calc/rule");

    @TempDir
    Path directory;

    @Test
    void aRuleIsAtMostEightyLines() throws IOException {
        for (Path rule : rules()) {
            assertThat(Files.readAllLines(rule)).as("%s", rule).hasSizeLessThanOrEqualTo(LONGEST_RULE);
        }
    }

    @Test
    void aRuleHoldsNoFigureOfTheLaw() throws IOException {
        assertThat(rules()).hasSizeGreaterThan(13);
        for (Path rule : rules()) {
            assertThat(figures(rule)).as("figures in %s", rule).isEmpty();
        }
    }

    @Test
    void aFigureIsFoundWhereverItIsWritten() throws IOException {
        Path rule = directory.resolve("Planted.java");
        Files.writeString(rule, """
                final class Planted {
                    private static final int OLD = 18;
                    private static final int MONTHS_OF_QUARTER = 3;
                    boolean decide(int age, String name) {
                        return age >= OLD && age != 0 && age - 1 > 6 && age * 1.5 < 0x20 && !name.equals("child-7-18");
                    }
                }
                """);

        assertThat(figures(rule)).containsExactly("18", "6", "1.5", "32");
    }

    private static List<Path> rules() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.sorted().toList();
        }
    }

    /** Every number but 0 and 1, which say none, one, the next or the last. */
    private static List<String> figures(Path file) throws IOException {
        List<String> figures = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjects(file.toFile()));
            for (CompilationUnitTree unit : task.parse()) {
                new NumberScanner(figures).scan(unit, null);
            }
        }
        return figures;
    }

    private static final class NumberScanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final List<String> figures;

        NumberScanner(List<String> figures) {
            this.figures = figures;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
            return variable.getName().contentEquals(OF_THE_CALENDAR) ? null : super.visitVariable(variable, null);
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
            if (literal.getValue() instanceof Number number && number.doubleValue() != 0 && number.doubleValue() != 1) {
                figures.add(number.toString());
            }
            return null;
        }
    }
}

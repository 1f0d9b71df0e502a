package kz.tolem.writers.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import kz.tolem.calc.explain.Language;

/**
 * The report as one HTML file in three languages. It loads nothing, runs no script and can be read on paper; the same report
 * has the same bytes.
 */
public final class HtmlReport {

    /** The file's name. */
    public static final String FILE = "report.html";

    private static final String STYLE = resource("style.css");
    private static final Template PAGE = Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .compile(resource("page.mustache"));

    private HtmlReport() {}

    /** The page as the template sees it. */
    record Page(String period, String style, List<View> languages) {}

    /** The report as UTF-8. */
    public static byte[] of(RunReport report) {
        List<View> languages = Arrays.stream(Language.values())
                .map(language -> View.of(report, language))
                .toList();
        return PAGE.execute(new Page(report.manifest().period(), STYLE, languages))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource report/" + name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}

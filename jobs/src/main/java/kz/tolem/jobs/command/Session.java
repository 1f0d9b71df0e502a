package kz.tolem.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import kz.tolem.calc.Message;
import kz.tolem.calc.explain.Language;
import kz.tolem.calc.law.LawBook;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.config.Application;
import kz.tolem.jobs.config.Home;
import kz.tolem.jobs.step.Work;
import kz.tolem.writers.manifest.KeyDirectory;
import kz.tolem.writers.manifest.KeyUnusable;
import kz.tolem.writers.manifest.TrustedKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/**
 * What one command works with. The application with its databases starts when a command first asks for a part of it:
 * commands that need no database answer without.
 */
public final class Session implements AutoCloseable {

    private final Home home;
    private volatile @Nullable ConfigurableApplicationContext context;
    private final CountDownLatch stop = new CountDownLatch(1);
    private List<Language> languages = List.of(Language.EN);

    /** Finds the home directory in TOLEM_HOME or the property {@code tolem.home}; else {@code .tolem} here. */
    public Session() {
        String configured = System.getProperty("tolem.home", System.getenv("TOLEM_HOME"));
        home = new Home(Path.of(configured == null || configured.isBlank() ? ".tolem" : configured));
    }

    /** Makes commands that have a constructor with a session. */
    public CommandLine.IFactory factory() {
        CommandLine.IFactory plain = CommandLine.defaultFactory();
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                for (var constructor : type.getDeclaredConstructors()) {
                    if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
                        return type.cast(constructor.newInstance(Session.this));
                    }
                }
                return plain.create(type);
            }
        };
    }

    /** From now on commands speak the first of these; {@code explain} speaks all of them. */
    public void speak(List<Language> wanted) {
        languages = List.copyOf(wanted);
    }

    /** The language of this command. */
    public Language language() {
        return languages.get(0);
    }

    /** The languages that were asked for, at least one. */
    List<Language> languages() {
        return languages;
    }

    /** Speaks the language of this command. */
    public Voice voice(PrintWriter out) {
        return new Voice(out, language());
    }

    /** The home directory. */
    public Home home() {
        return home;
    }

    /** The law: built in, and what the operator added. */
    public LawBook law() {
        return LawBook.builtIn().with(home.law());
    }

    /** The keys that this installation trusts. */
    TrustedKeys trusted() throws IOException {
        try {
            return new KeyDirectory(home.keys()).trusted();
        } catch (KeyUnusable e) {
            throw new Refusal(ExitCode.DAMAGED, e.message(), e);
        }
    }

    /** A part of the application; starts it if need be. */
    public <T> T part(Class<T> type) {
        ConfigurableApplicationContext started = context;
        if (started == null) {
            System.setProperty("tolem.log", home.log().toString());
            System.setProperty("tolem.log.format", logFormat());
            home.log().toFile().getParentFile().mkdirs();
            SpringApplication application = new SpringApplication(Application.class);
            application.setRegisterShutdownHook(false); // a signal first lets the work in hand finish
            started = application.run("--tolem.home=" + home.root());
            context = started;
        }
        T part = started.getBean(type);
        if (isStopped()) {
            stop();
        }
        return part;
    }

    /** Which of the files {@code log-….xml} holds. */
    private static String logFormat() {
        String format = System.getenv().getOrDefault("TOLEM_LOG_FORMAT", "text").toLowerCase(Locale.ROOT);
        if (!format.equals("text") && !format.equals("ecs")) {
            throw new Refusal(ExitCode.USAGE, Message.of("TOLEM_LOG_FORMAT is {}: it may be text or ecs", format));
        }
        return format;
    }

    /** Asks the work in hand to stop; may be called by any thread. */
    public void stop() {
        stop.countDown();
        ConfigurableApplicationContext started = context;
        if (started != null && started.isActive()) {
            started.getBean(Work.class).stop();
        }
    }

    /** Whether a signal asked to stop. */
    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Waits until a signal asks to stop. */
    void awaitStop() throws InterruptedException {
        stop.await();
    }

    @Override
    public void close() {
        ConfigurableApplicationContext started = context;
        if (started != null) {
            started.close();
        }
    }
}

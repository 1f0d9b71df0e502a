package kz.tolem.jobs.command;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import kz.tolem.calc.Message;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.config.Databases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tolem migrate}. */
@Command(
        name = "migrate",
        description = "Makes or updates the tables of the ledger's database and grants the roles their rights.",
        footerHeading = "%nExamples:%n",
        footer = "  tolem migrate",
        mixinStandardHelpOptions = true)
public final class Migrate implements Callable<Integer> {

    private final Session session;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Migrate(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws SQLException {
        boolean granted = session.part(Databases.class).migrate();
        Voice out = session.voice(spec.commandLine().getOut());
        out.say(Message.of("The tables are up to date."));
        out.say(
                granted
                        ? Message.of("The roles tolem_writer and tolem_approver have their rights.")
                        : Message.of(
                                "This server has no roles of ours: the user that owns the tables does everything. To part rights: "
                                        + "tolem roles | psql …, then: tolem migrate"));
        return ExitCode.DONE.code();
    }
}

package kz.tolem.jobs.command;

import java.util.concurrent.Callable;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.config.RoleScripts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tolem roles}. Needs no database. */
@Command(
        name = "roles",
        description = "Prints the SQL with which an administrator makes the database's roles: tolem roles | psql …",
        footerHeading = "%nExamples:%n",
        footer = "  tolem roles",
        mixinStandardHelpOptions = true)
public final class Roles implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    Roles() {}

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(RoleScripts.roles());
        spec.commandLine().getOut().flush();
        return ExitCode.DONE.code();
    }
}

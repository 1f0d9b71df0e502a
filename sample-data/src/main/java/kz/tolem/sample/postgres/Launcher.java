package kz.tolem.sample.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.Message;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL's programs are run: directly by an ordinary user. They refuse root, so root hides who it is in a user
 * namespace, or lets another user run them.
 *
 * @param prefix the words before the program
 * @param owner to whom the data directory must belong
 */
record Launcher(List<String> prefix, Ownership owner) {

    private static final List<String> SERVER_USERS = List.of("postgres", "nobody");

    Command.Result run(Path program, String... arguments) {
        List<String> words = new ArrayList<>(prefix);
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return Command.run(words);
    }

    /**
     * Chooses by whom the directory's data are owned already, then by what this machine allows.
     *
     * @throws PostgresUnavailable if nobody here may run the server in this directory
     */
    static Launcher choose(Path directory, Path data) throws IOException {
        Path owned = Files.exists(data) ? data : directory;
        checkOwner(owned);
        if (!Ownership.SELF.isRoot()) {
            return new Launcher(List.of(), Ownership.SELF);
        }
        Ownership owner = Ownership.of(owned);
        if (!owner.isRoot()) {
            Launcher kept = asUser(Integer.toString(owner.user()), owner, directory);
            if (kept != null) {
                return kept;
            }
        }
        Launcher hidden = hiddenRoot(directory);
        if (hidden != null) {
            return hidden;
        }
        for (String name : SERVER_USERS) {
            Ownership user = numbers(name);
            if (user != null) {
                Launcher launcher = asUser(name, user, directory);
                if (launcher != null) {
                    return launcher;
                }
            }
        }
        throw nobodyCan(directory);
    }

    /** Only root may work in a directory of somebody else. */
    static void checkOwner(Path path) throws IOException {
        int owner = Ownership.of(path).user();
        if (!Ownership.SELF.isRoot() && owner != Ownership.SELF.user()) {
            throw new PostgresUnavailable(Message.of(
                    "{} belongs to another user (number {}): run tolem as that user, or set TOLEM_HOME to a directory "
                            + "of your own",
                    path,
                    owner));
        }
    }

    /** In a namespace without a mapping root has no name and no privilege, but still owns its files. */
    private static @Nullable Launcher hiddenRoot(Path directory) {
        Path unshare = Command.find("unshare");
        if (unshare == null) {
            return null;
        }
        List<String> prefix = List.of(unshare.toString(), "-U");
        return canEnter(prefix, directory) ? new Launcher(prefix, Ownership.SELF) : null;
    }

    private static @Nullable Launcher asUser(String name, Ownership user, Path directory) throws IOException {
        for (List<String> prefix : waysToBecome(name, user)) {
            if (canEnter(prefix, directory)) {
                return new Launcher(prefix, user);
            }
            if (!Files.getPosixFilePermissions(directory).containsAll(Ownership.PASSABLE_DIRECTORY)
                    && canEnter(prefix, directory.resolveSibling(""))) {
                // the directory is our own, and what lies in it has rights of its own
                Files.setPosixFilePermissions(directory, Ownership.PASSABLE_DIRECTORY);
                return new Launcher(prefix, user);
            }
        }
        return null;
    }

    /** From the least privilege to the most: passing closed directories comes after all that do without. */
    private static List<List<String>> waysToBecome(String name, Ownership user) {
        List<List<String>> ways = new ArrayList<>();
        Path setpriv = Command.find("setpriv");
        Path runuser = Command.find("runuser");
        Path su = Command.find("su");
        List<String> become = setpriv == null
                ? List.of()
                : List.of(setpriv.toString(), "--reuid=" + user.user(), "--regid=" + user.group(), "--clear-groups");
        if (setpriv != null) {
            ways.add(become);
        }
        if (runuser != null) {
            ways.add(List.of(runuser.toString(), "-u", name, "--"));
        }
        if (su != null) {
            ways.add(List.of(su.toString(), "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", name, "--"));
        }
        if (setpriv != null) {
            for (String right : List.of("dac_read_search", "dac_override")) {
                List<String> words = new ArrayList<>(become);
                words.add("--inh-caps=+" + right);
                words.add("--ambient-caps=+" + right);
                // otherwise access(2), which PostgreSQL asks about its programs, leaves the right out of account
                words.add("--securebits=+no_setuid_fixup");
                ways.add(List.copyOf(words));
            }
        }
        return ways;
    }

    private static boolean canEnter(List<String> prefix, Path directory) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("/bin/sh", "-c", "cd \"$0\" && test \"$(id -u)\" -ne 0", directory.toString()));
        return Command.run(words).succeeded();
    }

    private static @Nullable Ownership numbers(String name) {
        Command.Result user = Command.run(List.of("/bin/sh", "-c", "id -u \"$0\" && id -g \"$0\"", name));
        if (!user.succeeded()) {
            return null;
        }
        String[] lines = user.output().split("\\s+");
        return new Ownership(Integer.parseInt(lines[0]), Integer.parseInt(lines[1]));
    }

    private static PostgresUnavailable nobodyCan(Path directory) {
        Message alternative = Message.of(
                " or run tolem as an ordinary user; or set TOLEM_DATABASE_URL to a PostgreSQL server of your own");
        for (String name : SERVER_USERS) {
            Ownership user = numbers(name);
            if (user == null) {
                continue;
            }
            for (List<String> prefix : waysToBecome(name, user)) {
                if (canEnter(prefix, Path.of("/"))) {
                    return new PostgresUnavailable(Message.of(
                            "PostgreSQL does not run as root, and the user {}, who could run it, cannot enter {}: let "
                                    + "it pass there (chmod o+x), or set TOLEM_HOME to a directory that every user "
                                    + "can enter, for example one in /var/lib;{}",
                            name,
                            firstClosed(prefix, directory),
                            alternative));
                }
            }
        }
        return new PostgresUnavailable(Message.of(
                "PostgreSQL does not run as root, and this machine lets root neither use 'unshare -U' nor become "
                        + "postgres or nobody by setpriv, runuser or su: install util-linux;{}",
                alternative));
    }

    private static Path firstClosed(List<String> prefix, Path directory) {
        Path path = directory.getRoot();
        for (Path name : directory) {
            path = path.resolve(name);
            if (!canEnter(prefix, path)) {
                return path;
            }
        }
        return directory;
    }
}

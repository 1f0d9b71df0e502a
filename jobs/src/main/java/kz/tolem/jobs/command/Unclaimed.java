package kz.tolem.jobs.command;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.tolem.calc.Benefit;
import kz.tolem.calc.Message;
import kz.tolem.calc.outcome.State;
import kz.tolem.jobs.ExitCode;
import kz.tolem.jobs.Output;
import kz.tolem.jobs.Refusal;
import kz.tolem.jobs.Voice;
import kz.tolem.jobs.run.Run;
import kz.tolem.jobs.run.RunService;
import kz.tolem.jobs.step.StagingArea;
import kz.tolem.writers.casework.CaseworkReader;
import kz.tolem.writers.casework.CaseworkReader.Case;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tolem unclaimed 2026Q1 [--benefit …] [--region …]}. */
@Command(
        name = "unclaimed",
        description =
                "Families whose conditions hold and who have not applied: the list of those to be offered a benefit.",
        footerHeading = "%nExamples:%n",
        footer = {"  tolem unclaimed 2026Q1", "  tolem unclaimed 2026Q1 --benefit TSA --region 71 --csv"},
        mixinStandardHelpOptions = true)
public final class Unclaimed extends PeriodCommand {

    @Option(names = "--benefit", paramLabel = "CODE", description = "Only these benefits: ${COMPLETION-CANDIDATES}.")
    private Set<Benefit> benefits = EnumSet.noneOf(Benefit.class);

    @Mixin
    private Regions regions = new Regions();

    @Option(names = "--csv", description = "Every entry for a spreadsheet, without totals.")
    private boolean csv;

    @Option(names = "--json", description = "Every entry for programs, one object a line, without totals.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Entries shown on the screen (default: ${DEFAULT-VALUE}); --csv and --json give all.")
    private int limit = 40;

    Unclaimed(Session session) {
        super(session);
    }

    /** What one subject could have of one benefit; {@link Long#MIN_VALUE} as person for the whole family. */
    private record Key(Benefit benefit, long person) {}

    private static final class Offer {

        private final long family;
        private final Key key;
        private final String region;
        private final String district;
        private final String first;
        private String last;
        private int months;
        private boolean isKnown = true;
        private long amount;

        private Offer(Case one, Key key) {
            this.family = one.family();
            this.key = key;
            this.region = one.region();
            this.district = one.district();
            this.first = one.month().toString();
            this.last = first;
        }

        private void add(Case one) {
            last = one.month().toString();
            months++;
            if (one.amount() == Long.MIN_VALUE) {
                isKnown = false;
            } else {
                amount = Math.addExact(amount, one.amount());
            }
        }

        private String person() {
            return key.person() == Long.MIN_VALUE ? "" : Long.toString(key.person());
        }

        private String amount() {
            return isKnown ? Output.plainTenge(amount) : "";
        }
    }

    private final Map<Key, Offer> ofFamily = new LinkedHashMap<>();
    private final Map<String, long[]> totals = new TreeMap<>();
    private final Table shown = new Table(
            Message.of("Benefit | >Family | >Person | Region | District | From | To | >Months | >Amount, KZT"));
    private long offers;
    private long family = Long.MIN_VALUE;

    @Override
    public Integer call() throws IOException {
        regions.known();
        if (csv && json) {
            throw new Refusal(ExitCode.USAGE, Message.of("--csv and --json exclude each other"));
        }
        Voice out = out();
        Run run = session().part(RunService.class).existing(period());
        CaseworkReader casework =
                CaseworkReader.open(session().part(StagingArea.class).sealedCasework(run));
        if (csv) {
            out.plain("benefit,family_id,person_id,region,district,first_month,last_month,months,amount");
        }
        casework.forEach(State.UNCLAIMED, one -> {
            if (isWanted(one)) {
                add(one, out);
            }
        });
        endFamily(out);
        if (!csv && !json) {
            printScreen(run, out);
        }
        out.flush();
        return ExitCode.DONE.code();
    }

    private boolean isWanted(Case one) {
        return (benefits.isEmpty() || benefits.contains(one.benefit())) && regions.include(one.region());
    }

    /** Cases come family after family. */
    private void add(Case one, Voice out) {
        if (one.family() != family) {
            endFamily(out);
            family = one.family();
        }
        Key key = new Key(one.benefit(), one.person());
        ofFamily.computeIfAbsent(key, unused -> new Offer(one, key)).add(one);
    }

    private void endFamily(Voice out) {
        ofFamily.values().stream()
                .sorted(Comparator.<Offer, Benefit>comparing(offer -> offer.key.benefit())
                        .thenComparingLong(offer -> offer.key.person()))
                .forEach(offer -> write(offer, out));
        ofFamily.clear();
    }

    private void write(Offer offer, Voice out) {
        offers++;
        if (csv) {
            out.plain(String.join(
                    ",",
                    offer.key.benefit().name(),
                    Long.toString(offer.family),
                    offer.person(),
                    offer.region,
                    offer.district,
                    offer.first,
                    offer.last,
                    Integer.toString(offer.months),
                    offer.amount()));
        } else if (json) {
            out.plain(Json.line(data(offer)));
        } else {
            long[] total = totals.computeIfAbsent(
                    "%02d %s\t%s".formatted(offer.key.benefit().number(), offer.key.benefit(), offer.region),
                    unused -> new long[3]);
            total[0]++;
            total[1] += offer.months;
            total[2] = Math.addExact(total[2], offer.amount);
            if (offers <= limit) {
                shown.row(
                        offer.key.benefit().name(),
                        Long.toString(offer.family),
                        offer.person(),
                        offer.region,
                        offer.district,
                        offer.first,
                        offer.last,
                        Integer.toString(offer.months),
                        offer.isKnown ? Output.tenge(offer.amount) : Message.of("not known"));
            }
        }
    }

    private static Map<String, @Nullable Object> data(Offer offer) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("benefit", offer.key.benefit().name());
        data.put("family_id", offer.family);
        data.put("person_id", offer.key.person() == Long.MIN_VALUE ? null : offer.key.person());
        data.put("region", offer.region);
        data.put("district", offer.district.isEmpty() ? null : offer.district);
        data.put("first_month", offer.first);
        data.put("last_month", offer.last);
        data.put("months", offer.months);
        data.put("amount_tiyn", offer.isKnown ? offer.amount : null);
        return data;
    }

    private void printScreen(Run run, Voice out) {
        if (run.sample()) {
            out.say(Message.of("SAMPLE, NOT FOR PAYMENT"));
        }
        if (offers == 0) {
            out.say(Message.of("Nothing is unclaimed in {}.", run.period()));
            return;
        }
        shown.print(out);
        if (offers > limit) {
            out.say(Message.of(
                    "… {} more; all of them: tolem unclaimed {} --csv", Output.count(offers - limit), run.period()));
        }
        Table table = new Table(Message.of("Unclaimed | Region | >Subjects | >Months | >Amount, KZT"));
        long[] all = new long[3];
        totals.forEach((key, sum) -> {
            String[] parts = key.substring(3).split("\t");
            table.row(parts[0], parts[1], Output.count(sum[0]), Output.count(sum[1]), Output.tenge(sum[2]));
            for (int i = 0; i < all.length; i++) {
                all[i] = Math.addExact(all[i], sum[i]);
            }
        });
        table.row(Message.of("total"), "", Output.count(all[0]), Output.count(all[1]), Output.tenge(all[2]));
        table.print(out);
    }
}

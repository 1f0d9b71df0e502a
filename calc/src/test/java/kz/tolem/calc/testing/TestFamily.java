package kz.tolem.calc.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tolem.calc.columns.Defect;
import org.jspecify.annotations.Nullable;

/**
 * One family as the registry knows it, row by row. Codes are texts. A row in doubt names its defect: nothing here looks
 * for one, as freezing would.
 */
public final class TestFamily {

    /** A membership; {@code defect} null when nothing is wrong. */
    public record Member(
            long person,
            LocalDate birth,
            @Nullable LocalDate death,
            String sex,
            String role,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate movedOn,
            boolean movedHere,
            @Nullable Integer birthOrder,
            @Nullable Defect defect) {}

    /** An income in tenge; null is not known. */
    public record Income(
            long person,
            LocalDate month,
            String kind,
            @Nullable BigDecimal amount,
            @Nullable Defect defect) {}

    /** An established disability. */
    public record Disability(
            long person,
            int group,
            String cause,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Defect defect) {}

    /** Full-time study, or illness with incapacity. */
    public record Interval(
            long person,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Defect defect) {}

    /** Who cares for whom; {@code insured} when the insurance fund pays for it. */
    public record Care(
            long person,
            long cared,
            boolean insured,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Defect defect) {}

    /** An award, or a category of the special state allowance. */
    public record Award(
            long person,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Defect defect) {}

    /** A dependant's loss of the breadwinner. */
    public record Loss(
            long person,
            boolean bothParents,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Defect defect) {}

    /** An application; {@code person} null for a benefit of the family. */
    public record Application(
            long id,
            @Nullable Long person,
            long applicant,
            String benefit,
            LocalDate appliedOn,
            @Nullable LocalDate endedOn,
            @Nullable Defect defect) {}

    /** What belongs to an application for TSA. */
    public record TsaCase(
            long application,
            @Nullable String conclusion,
            @Nullable LocalDate contractFrom,
            @Nullable LocalDate contractTo,
            @Nullable LocalDate breachedOn,
            boolean excessProperty,
            @Nullable Defect defect) {}

    /** A bank account. */
    public record Account(
            long person,
            boolean ibanValid,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable Defect defect) {}

    public final long id;
    public String region = "71";
    public @Nullable Integer wellbeing;
    public @Nullable Defect defect;
    public final List<Member> members = new ArrayList<>();
    public final List<Income> incomes = new ArrayList<>();
    public final List<Disability> disabilities = new ArrayList<>();
    public final List<Interval> studies = new ArrayList<>();
    public final List<Interval> incapacities = new ArrayList<>();
    public final List<Care> cares = new ArrayList<>();
    public final List<Award> awards = new ArrayList<>();
    public final List<Loss> losses = new ArrayList<>();
    public final List<Application> applications = new ArrayList<>();
    public final List<TsaCase> tsaCases = new ArrayList<>();
    public final List<Account> accounts = new ArrayList<>();

    /** A family without anything, in Astana. */
    public TestFamily(long id) {
        this.id = id;
    }

    /** Lives in a region, by its code of two digits. */
    public TestFamily in(String code) {
        region = code;
        return this;
    }

    /** Has a level of wellbeing, 1 to 6. */
    public TestFamily atWellbeing(int level) {
        wellbeing = level;
        return this;
    }

    /** A member since birth: {@code role} ADULT or CHILD, {@code sex} M or F. Returns the person's number. */
    public long member(String role, String sex, LocalDate birth) {
        long person = id * 16 + members.size();
        members.add(new Member(person, birth, null, sex, role, birth, null, null, false, null, null));
        return person;
    }

    /** An application of a family's benefit on a day, paid to {@code applicant}. Returns its number. */
    public long application(String benefit, long applicant, LocalDate on) {
        return application(benefit, null, applicant, on);
    }

    /** An application for {@code person}. Returns its number. */
    public long application(String benefit, @Nullable Long person, long applicant, LocalDate on) {
        long application = id * 16 + applications.size();
        applications.add(new Application(application, person, applicant, benefit, on, null, null));
        return application;
    }

    /** A sound account since a day. */
    public void account(long person, LocalDate from) {
        accounts.add(new Account(person, true, from, null, null));
    }
}

package kz.tolem.jobs.speed.plain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family as objects: what the twelve tables of the registry say of it. */
final class Family {

    final long id;
    final String region;
    final @Nullable String district;
    final @Nullable Integer wellbeing;
    final List<Member> members = new ArrayList<>();
    final List<Income> incomes = new ArrayList<>();
    final List<Disability> disabilities = new ArrayList<>();
    final List<Interval> studies = new ArrayList<>();
    final List<Interval> incapacities = new ArrayList<>();
    final List<Care> cares = new ArrayList<>();
    final List<Award> awards = new ArrayList<>();
    final List<Loss> losses = new ArrayList<>();
    final List<Application> applications = new ArrayList<>();
    final List<TsaCase> tsaCases = new ArrayList<>();
    final List<Account> accounts = new ArrayList<>();

    Family(long id, String region, @Nullable String district, @Nullable Integer wellbeing) {
        this.id = id;
        this.region = region;
        this.district = district;
        this.wellbeing = wellbeing;
    }

    /** A row of a table other than the families'. */
    interface Fact {
        long family();
    }

    record Member(
            long family,
            long person,
            @Nullable String iin,
            LocalDate birth,
            @Nullable LocalDate death,
            String sex,
            String role,
            String residence,
            @Nullable Integer birthOrder,
            LocalDate from,
            @Nullable LocalDate to)
            implements Fact {}

    record Income(
            long family,
            long person,
            LocalDate month,
            String kind,
            @Nullable BigDecimal amount) implements Fact {}

    record Disability(
            long family,
            long person,
            int group,
            String cause,
            LocalDate from,
            @Nullable LocalDate to) implements Fact {}

    record Interval(
            long family,
            long person,
            LocalDate from,
            @Nullable LocalDate to) implements Fact {}

    record Care(
            long family,
            long person,
            long cared,
            boolean insured,
            LocalDate from,
            @Nullable LocalDate to) implements Fact {}

    record Award(
            long family,
            long person,
            String kind,
            LocalDate from,
            @Nullable LocalDate to) implements Fact {}

    record Loss(
            long family,
            long person,
            boolean bothParents,
            LocalDate from,
            @Nullable LocalDate to) implements Fact {}

    record Application(
            long family,
            long id,
            @Nullable Long person,
            long applicant,
            String benefit,
            LocalDate appliedOn,
            @Nullable LocalDate endedOn)
            implements Fact {}

    record TsaCase(
            long family,
            long application,
            @Nullable String conclusion,
            @Nullable LocalDate contractFrom,
            @Nullable LocalDate contractTo,
            @Nullable LocalDate breachedOn,
            boolean excessProperty)
            implements Fact {}

    record Account(
            long family,
            long person,
            String iban,
            String bic,
            LocalDate from,
            @Nullable LocalDate to) implements Fact {}
}

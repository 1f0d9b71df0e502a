package kz.tolem.calc.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import kz.tolem.calc.Tiyn;
import kz.tolem.calc.law.Entry;
import kz.tolem.calc.law.LawBook;

/**
 * Names, amounts and dates in one language, as explanations say them, for others who report on a run, with texts of their
 * own. The same on every machine, whatever its locale.
 */
public final class Words {

    private final Language language;
    private final Wording wording;
    private final Texts common;
    private final Texts own;

    /**
     * @param law whose names of benefits and indices are used
     * @param folder among the resources, with {@code kk.yaml}, {@code ru.yaml} and {@code en.yaml}
     * @throws IllegalStateException when there is no file for the language; a defect of the program
     */
    public Words(Language language, LawBook law, String folder) {
        this.language = language;
        this.wording = new Wording(language, law);
        this.common = wording.texts();
        this.own = Texts.of(folder, language);
    }

    /** Which language it is. */
    public Language language() {
        return language;
    }

    /**
     * A text of one's own with words put in for the names in braces: name, word, name, word.
     *
     * @throws IllegalStateException when there is none of that name; a defect of the program
     */
    public String text(String name, String... words) {
        return own.of(name, words);
    }

    /** All texts of one's own by name. */
    public Map<String, String> texts() {
        return own.all();
    }

    /** What a benefit or an index is called; its code when it has no name. */
    public String name(String subject) {
        return wording.name(subject);
    }

    /** A region by its KATO code of two digits; the code when there is none of it. */
    public String region(String code) {
        return common.find("code/region/" + code).orElse(code);
    }

    /** Why something is held or refused; the code when it has no text. */
    public String reason(String code) {
        return common.find("reason/" + code + "/why").orElse(code);
    }

    /** What is wrong with a row of the registry; the code when it has no text. */
    public String defect(String code) {
        return common.find("defect/" + code + "/what").orElse(code);
    }

    /** What came of something that was considered. */
    public String state(String code) {
        return common.find("state/" + code).orElse(code);
    }

    /** What stands over everything of a made-up registry. */
    public String sample() {
        return common.of("sample");
    }

    /** Month and year. */
    public String month(YearMonth month) {
        return wording.month(month);
    }

    /** The month without its year. */
    public String monthOfYear(YearMonth month) {
        return common.of("format/months/" + month.getMonthValue());
    }

    /** A day. */
    public String date(LocalDate date) {
        return wording.date(date);
    }

    /** A whole number with thousands apart. */
    public String number(long number) {
        return wording.number(BigDecimal.valueOf(number));
    }

    /** Tiyn as tenge with two decimals, without the unit. */
    public String tenge(long tiyn) {
        return wording.number(Tiyn.toTenge(tiyn));
    }

    /** So many percent of a whole, with one decimal. */
    public String percent(BigDecimal percent) {
        return common.of("format/percent", "number", wording.number(percent.setScale(1, RoundingMode.HALF_UP)));
    }

    /** How far something has grown since, in percent with its sign and one decimal. {@code before} is not zero. */
    public String growth(BigDecimal before, BigDecimal now) {
        return wording.percent(now.subtract(before).movePointRight(2).divide(before, 1, RoundingMode.HALF_UP));
    }

    /** What a parameter of the law is called, without its benefit. */
    public String parameter(Entry entry) {
        return wording.parameterName(entry);
    }

    /** The value of a parameter with its unit. */
    public String value(Entry entry) {
        return wording.value(entry);
    }

    /** From when to when a value holds. */
    public String interval(Entry entry) {
        return wording.interval(entry);
    }

    /** How well a figure is known, by the status as law files write it. */
    public String status(String status) {
        return common.find("status/" + status).orElse(status);
    }

    /** What a parameter rests on. */
    public String basis(Entry entry) {
        return wording.basis(entry);
    }
}

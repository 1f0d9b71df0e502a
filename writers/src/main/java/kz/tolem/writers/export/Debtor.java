package kz.tolem.writers.export;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Who pays, as a bank wants to know it.
 *
 * @param name of the payer
 * @param bin business identification number, 12 digits
 * @param iban account that is debited
 * @param bic bank of that account
 * @param purposeCode payment purpose code (KNP), 3 digits
 * @param budgetCode code of the budget classification that is charged
 * @param created when the file is made
 * @param executeOn day on which the bank is asked to pay
 */
public record Debtor(
        String name,
        String bin,
        String iban,
        String bic,
        String purposeCode,
        String budgetCode,
        OffsetDateTime created,
        LocalDate executeOn) {}

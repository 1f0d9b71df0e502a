package kz.tolem.writers.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import kz.tolem.calc.Benefit;
import kz.tolem.writers.files.OwnerOnly;
import kz.tolem.writers.orders.OrderCells;

/**
 * Orders as a customer credit transfer initiation, ISO 20022 {@code pain.001.001.09}: one group, and one payment
 * information block for each region and month. Creditors are named by IIN, since nothing else is known of them.
 *
 * <p>The number of transfers and their sum stand before them, so each block's transfers wait in a file of their own.
 */
public final class CreditTransfers {

    /** Namespace of the message. */
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final int AMOUNT = OrderCells.COLUMNS.indexOf("amount");
    private static final int MONTH = OrderCells.COLUMNS.indexOf("month");
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final PublishedOrders orders;
    private final Debtor debtor;
    private final Path waiting;
    private final SortedMap<String, Block> blocks = new TreeMap<>();

    private CreditTransfers(PublishedOrders orders, Debtor debtor, Path waiting) {
        this.orders = orders;
        this.debtor = debtor;
        this.waiting = waiting;
    }

    /** The transfers of one region and month, of which the bytes wait. */
    private static final class Block {

        private final Path file;
        private final OutputStream bytes;
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;

        private Block(Path file) throws IOException {
            this.file = file;
            this.bytes = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 14);
        }
    }

    /**
     * Writes all orders; how many.
     *
     * @param scratch directory where parts may wait; nothing of it is left
     */
    public static long write(PublishedOrders orders, Debtor debtor, OutputStream target, Path scratch)
            throws IOException {
        OwnerOnly.createDirectories(scratch);
        CreditTransfers transfers = new CreditTransfers(orders, debtor, scratch);
        try {
            orders.forEach(transfers::add);
            return transfers.assemble(target);
        } catch (XMLStreamException e) {
            throw new IOException("the payment file cannot be written", e);
        } finally {
            for (Block block : transfers.blocks.values()) {
                block.bytes.close();
                Files.deleteIfExists(block.file);
            }
            Files.deleteIfExists(scratch);
        }
    }

    /**
     * The order_id in 35 characters: number of the benefit, month, subject, sequence, as {@code 01-202602-1000042-1} for
     * {@code TSA/2026-02/1000042/1}.
     */
    public static String endToEndId(String orderId) {
        String[] parts = orderId.split("/", -1);
        return String.format(
                Locale.ROOT,
                "%02d-%s-%s-%s",
                Benefit.valueOf(parts[0]).number(),
                parts[1].replace("-", ""),
                parts[2],
                parts[3]);
    }

    private void add(OrderCells cells, int row) throws IOException {
        String region = cells.text(row, "region");
        YearMonth month = YearMonth.from((LocalDate) Objects.requireNonNull(cells.cell(row, MONTH)));
        Block block = blocks.get(region + "-" + month);
        if (block == null) {
            block = new Block(waiting.resolve(region + "-" + month + ".xml"));
            blocks.put(region + "-" + month, block);
        }
        BigDecimal amount = (BigDecimal) Objects.requireNonNull(cells.cell(row, AMOUNT));
        block.count++;
        block.sum = block.sum.add(amount);
        try {
            block.bytes.write(transfer(cells, row, amount));
        } catch (XMLStreamException e) {
            throw new IOException("order " + cells.text(row, "order_id") + " cannot be written", e);
        }
    }

    private byte[] transfer(OrderCells cells, int row, BigDecimal amount) throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
        XMLStreamWriter xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        String orderId = cells.text(row, "order_id");
        xml.writeStartElement("CdtTrfTxInf");
        nested(xml, endToEndId(orderId), "PmtId", "EndToEndId");
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "KZT");
        xml.writeCharacters(amount.toPlainString());
        xml.writeEndElement();
        xml.writeEndElement();
        nested(xml, cells.text(row, "bic"), "CdtrAgt", "FinInstnId", "BICFI");
        xml.writeStartElement("Cdtr");
        identified(xml, "PrvtId", cells.text(row, "payee_iin"), "IIN");
        xml.writeEndElement();
        nested(xml, cells.text(row, "iban"), "CdtrAcct", "Id", "IBAN");
        nested(xml, debtor.purposeCode(), "Purp", "Prtry");
        nested(xml, orderId, "RmtInf", "Ustrd");
        xml.writeEndElement();
        xml.close();
        return bytes.toByteArray();
    }

    private long assemble(OutputStream target) throws IOException, XMLStreamException {
        long count = blocks.values().stream().mapToLong(block -> block.count).sum();
        BigDecimal sum = blocks.values().stream().map(block -> block.sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        XMLStreamWriter xml = XML.createXMLStreamWriter(target, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("CstmrCdtTrfInitn");
        xml.writeStartElement("GrpHdr");
        nested(xml, "TOLEM-" + orders.manifest().period(), "MsgId");
        nested(
                xml,
                debtor.created().truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                "CreDtTm");
        totals(xml, count, sum);
        party(xml, "InitgPty");
        xml.writeEndElement();
        for (var block : blocks.entrySet()) {
            writeBlock(xml, target, block.getKey(), block.getValue());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
        return count;
    }

    private void writeBlock(XMLStreamWriter xml, OutputStream target, String name, Block block)
            throws IOException, XMLStreamException {
        xml.writeStartElement("PmtInf");
        nested(xml, orders.manifest().period() + "-" + name, "PmtInfId");
        nested(xml, "TRF", "PmtMtd");
        totals(xml, block.count, block.sum);
        nested(xml, debtor.budgetCode(), "PmtTpInf", "CtgyPurp", "Prtry");
        nested(xml, debtor.executeOn().toString(), "ReqdExctnDt", "Dt");
        party(xml, "Dbtr");
        nested(xml, debtor.iban(), "DbtrAcct", "Id", "IBAN");
        nested(xml, debtor.bic(), "DbtrAgt", "FinInstnId", "BICFI");
        xml.writeCharacters(""); // closes the tag that was begun last
        xml.flush();
        block.bytes.close();
        Files.copy(block.file, target);
        xml.writeEndElement();
    }

    private static void totals(XMLStreamWriter xml, long count, BigDecimal sum) throws XMLStreamException {
        nested(xml, Long.toString(count), "NbOfTxs");
        nested(xml, sum.toPlainString(), "CtrlSum");
    }

    private void party(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeStartElement(element);
        nested(xml, debtor.name(), "Nm");
        identified(xml, "OrgId", debtor.bin(), "BIN");
        xml.writeEndElement();
    }

    private static void identified(XMLStreamWriter xml, String kind, String number, String scheme)
            throws XMLStreamException {
        xml.writeStartElement("Id");
        xml.writeStartElement(kind);
        xml.writeStartElement("Othr");
        nested(xml, number, "Id");
        nested(xml, scheme, "SchmeNm", "Prtry");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void nested(XMLStreamWriter xml, String text, String... elements) throws XMLStreamException {
        for (String element : elements) {
            xml.writeStartElement(element);
        }
        xml.writeCharacters(text);
        for (int i = 0; i < elements.length; i++) {
            xml.writeEndElement();
        }
    }
}

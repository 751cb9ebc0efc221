package org.partida.sandbox.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes the mailboxes and bank files of the sandbox's companies for the weeks before an instant.
 * The same request gives the same bytes; the clock is the caller's.
 */
public final class MonthGenerator {
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");
  private static final int FIRST_DAY = 48;
  private static final int LAST_DAY = 2;

  /**
   * What to generate.
   *
   * @param now end of the weeks
   * @param firstIndex the first upload index to give
   * @param firstId the first download id to give
   */
  public record Request(long seed, Instant now, long firstIndex, long firstId) {}

  /** An event of the plan with its time, before it has an index. */
  private record Event(
      World.Slot slot, GenParty company, Instant at, Optional<GenInvoice> invoice) {}

  private final World world;
  private final Rates rates = new Rates();
  private final ShapeMaker shapes = new ShapeMaker();

  public MonthGenerator(World world) {
    this.world = world;
  }

  /** Generates. Pure: no state is kept between calls. */
  public GeneratedMonth generate(Request request) {
    List<Event> events = events(request);
    events.sort(Comparator.comparing(Event::at));
    Map<String, List<GenMessage>> boxes = new TreeMap<>();
    world.companies().forEach(c -> boxes.put(c.code(), new ArrayList<>()));
    new Posting(world, boxes, request).deliver(events);
    LocalDate today = LocalDate.ofInstant(request.now(), ROMANIA);
    List<CompanyMonth> companies = new ArrayList<>();
    for (GenParty company : world.companies()) {
      CompanyMonth bare = new CompanyMonth(company, boxes.get(company.code()), List.of());
      List<StatementFile> files = new BankMonth(bare, request.seed(), today).files();
      companies.add(new CompanyMonth(company, bare.messages(), files));
    }
    return new GeneratedMonth(
        request.seed(), request.now(), companies, rates.eur(today.minusDays(60), today));
  }

  /** How many upload indexes or download ids a month can use up: two for each slot are enough. */
  public int reserve() {
    return world.plan().size() * 2;
  }

  private List<Event> events(Request request) {
    List<Event> events = new ArrayList<>();
    Numbers numbers = new Numbers(request.seed());
    for (GenParty company : world.companies()) {
      List<World.Slot> slots =
          world.plan().stream().filter(s -> s.company().equals(company.key())).toList();
      List<GenInvoice> history = new ArrayList<>();
      for (int i = 0; i < slots.size(); i++) {
        World.Slot slot = slots.get(i);
        int daysAgo = FIRST_DAY - i * (FIRST_DAY - LAST_DAY) / Math.max(1, slots.size() - 1);
        Random dice = new Random(request.seed() * 1_000_003 + slot.toString().hashCode() * 31L + i);
        LocalDate issued = LocalDate.ofInstant(request.now(), ROMANIA).minusDays(daysAgo);
        Optional<GenInvoice> invoice = Optional.empty();
        if (slot.shape() != Shape.NONE) {
          invoice = Optional.of(invoice(slot, company, issued, dice, numbers, history));
          invoice.ifPresent(history::add);
        }
        events.add(new Event(slot, company, arrival(issued, dice), invoice));
      }
    }
    return events;
  }

  private static Instant arrival(LocalDate issued, Random dice) {
    LocalTime time = LocalTime.of(8, 0).plusMinutes(dice.nextInt(600));
    return issued.plusDays(dice.nextInt(2)).atTime(time).atZone(ROMANIA).toInstant();
  }

  private GenInvoice invoice(
      World.Slot slot,
      GenParty company,
      LocalDate issued,
      Random dice,
      Numbers numbers,
      List<GenInvoice> history) {
    GenParty partner = world.party(slot.partner());
    boolean received = "R".equals(slot.what());
    GenParty seller = received ? partner : company;
    GenParty buyer = received ? company : partner;
    String number = numbers.of(seller, issued.getYear());
    InvoiceDraft draft = new InvoiceDraft(slot.shape(), number, issued, seller, buyer);
    return shapes.make(new Making(draft, world, dice, rates, history));
  }

  /** Turns events in the order of time into numbered mailbox items. */
  private static final class Posting {
    private final World world;
    private final Map<String, List<GenMessage>> boxes;
    private long index;
    private long id;

    Posting(World world, Map<String, List<GenMessage>> boxes, Request request) {
      this.world = world;
      this.boxes = boxes;
      this.index = request.firstIndex();
      this.id = request.firstId();
    }

    void deliver(List<Event> events) {
      for (Event event : events) {
        String uploaded = Long.toString(index++);
        switch (event.slot().what()) {
          case "I" -> issued(event, event.invoice().orElseThrow(), uploaded);
          case "R" -> received(event, event.invoice().orElseThrow(), uploaded);
          case "X" -> refused(event, uploaded);
          case "M+" -> buyerMessage(event, MessageKind.BUYER_MESSAGE_RECEIVED, uploaded);
          case "M-" -> buyerMessage(event, MessageKind.BUYER_MESSAGE_SENT, uploaded);
          default -> throw new IllegalStateException("plan.txt: unknown mark " + event.slot());
        }
      }
    }

    private void issued(Event event, GenInvoice invoice, String uploaded) {
      Payload payload = UblWriter.write(invoice);
      String details = details(invoice, uploaded);
      put(event.company(), MessageKind.SENT, event.at(), uploaded, details, payload, invoice);
      if (world.isCompany(invoice.buyer())) {
        put(invoice.buyer(), MessageKind.RECEIVED, event.at(), uploaded, details, payload, invoice);
      }
    }

    private void received(Event event, GenInvoice invoice, String uploaded) {
      put(
          event.company(),
          MessageKind.RECEIVED,
          event.at(),
          uploaded,
          details(invoice, uploaded),
          UblWriter.write(invoice),
          invoice);
    }

    private void put(
        GenParty company,
        MessageKind kind,
        Instant at,
        String uploaded,
        String details,
        Payload payload,
        GenInvoice invoice) {
      Direction direction = kind == MessageKind.SENT ? Direction.ISSUED : Direction.RECEIVED;
      add(
          new GenMessage(
              company.code(),
              kind,
              direction,
              uploaded,
              Long.toString(id++),
              at,
              details,
              payload,
              Optional.of(invoice)));
    }

    private void refused(Event event, String uploaded) {
      String seller = event.company().code();
      List<String> errors =
          List.of(
              "E: validari globale\n eroare regula: R6.1: CIF-ul cumparatorului nu figureaza in"
                  + " baza de date:"
                  + digits(event.invoice().orElseThrow().buyer()),
              "[BR-RO-110]-Codul subdiviziunii nu este in lista\n\t\t#The subdivision is not in"
                  + " the list");
      add(
          new GenMessage(
              seller,
              MessageKind.ERRORS,
              Direction.ISSUED,
              uploaded,
              Long.toString(id++),
              event.at(),
              AnafTexts.errorDetails(uploaded),
              AnafTexts.errors(uploaded, seller, errors),
              Optional.empty()));
    }

    private void buyerMessage(Event event, MessageKind kind, String uploaded) {
      boolean sent = kind == MessageKind.BUYER_MESSAGE_SENT;
      String about = lastIndex(event, sent ? MessageKind.RECEIVED : MessageKind.SENT);
      GenParty buyer = sent ? event.company() : world.party(event.slot().partner());
      String text = sent ? "Factura nu corespunde recepției: lipsesc 2 buc." : "Am primit factura.";
      add(
          new GenMessage(
              event.company().code(),
              kind,
              sent ? Direction.RECEIVED : Direction.ISSUED,
              uploaded,
              Long.toString(id++),
              event.at(),
              AnafTexts.buyerMessageDetails(about, digits(buyer)),
              AnafTexts.buyerMessage(about, text),
              Optional.empty()));
    }

    private String lastIndex(Event event, MessageKind kind) {
      GenParty partner = world.party(event.slot().partner());
      return boxes.get(event.company().code()).stream()
          .filter(m -> m.kind() == kind)
          .filter(m -> m.invoice().filter(i -> concerns(i, partner)).isPresent())
          .reduce((first, second) -> second)
          .map(GenMessage::uploadIndex)
          .orElseThrow(
              () -> new IllegalStateException("plan.txt: nothing to answer " + event.slot()));
    }

    private static boolean concerns(GenInvoice invoice, GenParty partner) {
      return partner.equals(invoice.seller()) || partner.equals(invoice.buyer());
    }

    private void add(GenMessage message) {
      boxes.get(message.cif()).add(message);
    }

    private static String details(GenInvoice invoice, String uploaded) {
      String seller = digits(invoice.seller());
      String buyer = digits(invoice.buyer());
      return "389".equals(invoice.typeCode())
          ? AnafTexts.selfBilledDetails(uploaded, buyer, seller)
          : AnafTexts.invoiceDetails(uploaded, seller, buyer);
    }

    private static String digits(GenParty party) {
      return party.code().replaceAll("[^0-9]", "");
    }
  }
}

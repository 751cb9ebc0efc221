package org.partida.store.repo;

import org.jdbi.v3.core.Handle;
import org.partida.base.port.AccrualStore;
import org.partida.base.port.AllocationStore;
import org.partida.base.port.ApprovalStore;
import org.partida.base.port.ArchiveStore;
import org.partida.base.port.AuditStore;
import org.partida.base.port.BudgetStore;
import org.partida.base.port.CommentStore;
import org.partida.base.port.CompanyStore;
import org.partida.base.port.ConnectionStore;
import org.partida.base.port.ContactStore;
import org.partida.base.port.DocumentStore;
import org.partida.base.port.GrantStore;
import org.partida.base.port.HandStore;
import org.partida.base.port.ImportStore;
import org.partida.base.port.InvitationStore;
import org.partida.base.port.LineNoteStore;
import org.partida.base.port.LineRuleStore;
import org.partida.base.port.LinkStore;
import org.partida.base.port.ListingStore;
import org.partida.base.port.MailboxStore;
import org.partida.base.port.MessageStore;
import org.partida.base.port.NoticeStore;
import org.partida.base.port.OverviewStore;
import org.partida.base.port.PaperStore;
import org.partida.base.port.PayerStore;
import org.partida.base.port.PeopleStore;
import org.partida.base.port.RegistryStore;
import org.partida.base.port.ScanStore;
import org.partida.base.port.SessionStore;
import org.partida.base.port.SourceStore;
import org.partida.base.port.StatementStore;
import org.partida.base.port.SubmissionStore;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.VoucherStore;
import org.partida.base.port.WatchStore;
import org.partida.base.port.WorkStore;

/** The repositories over one open transaction. */
final class HandleTx implements Tx {
  private final Handle h;
  private boolean readied;

  HandleTx(Handle h) {
    this.h = h;
  }

  /** Whether a row of the inbox was made ready in here. */
  boolean hasReadied() {
    return readied;
  }

  @Override
  public CompanyStore companies() {
    return new Companies(h);
  }

  @Override
  public ApprovalStore approvals() {
    return new ApprovalRows(h);
  }

  @Override
  public CommentStore comments() {
    return new CommentRows(h);
  }

  @Override
  public InvitationStore invitations() {
    return new InvitationRows(h);
  }

  @Override
  public ConnectionStore connections() {
    return new Connections(h);
  }

  @Override
  public MessageStore messages() {
    return new Messages(h);
  }

  @Override
  public DocumentStore documents() {
    return new Documents(h);
  }

  @Override
  public VoucherStore vouchers() {
    return new Vouchers(h);
  }

  @Override
  public PaperStore papers() {
    return new Papers(h);
  }

  @Override
  public StatementStore statements() {
    return new Statements(h);
  }

  @Override
  public ArchiveStore archive() {
    return new ArchiveIndex(h);
  }

  @Override
  public WorkStore work() {
    return new WorkTable(h, () -> readied = true);
  }

  @Override
  public BudgetStore budget() {
    return new Budgets(h);
  }

  @Override
  public AuditStore audit() {
    return new Audit(h);
  }

  @Override
  public PeopleStore people() {
    return new People(h);
  }

  @Override
  public LineNoteStore lineNotes() {
    return new LineNoteRows(h);
  }

  @Override
  public ScanStore scans() {
    return new ScanRows(h);
  }

  @Override
  public SessionStore sessions() {
    return new SessionRows(h);
  }

  @Override
  public NoticeStore notices() {
    return new Notices(h);
  }

  @Override
  public ImportStore imports() {
    return new Imports(h);
  }

  @Override
  public LinkStore links() {
    return new Links(h);
  }

  @Override
  public ListingStore listings() {
    return new Listings(h);
  }

  @Override
  public RegistryStore registry() {
    return new Registry(h);
  }

  @Override
  public ContactStore contacts() {
    return new Contacts(h);
  }

  @Override
  public MailboxStore mailboxes() {
    return new Mailboxes(h);
  }

  @Override
  public SubmissionStore submissions() {
    return new Submissions(h);
  }

  @Override
  public GrantStore grants() {
    return new Grants(h);
  }

  @Override
  public OverviewStore overview() {
    return new Overviews(h);
  }

  @Override
  public AccrualStore accruals() {
    return new AccrualRows(h);
  }

  @Override
  public SourceStore sources() {
    return new SourceRows(h);
  }

  @Override
  public AllocationStore allocations() {
    return new Allocations(h);
  }

  @Override
  public HandStore hand() {
    return new Hands(h);
  }

  @Override
  public PayerStore payers() {
    return new PayerRows(h);
  }

  @Override
  public LineRuleStore lineRules() {
    return new LineRuleRows(h);
  }

  @Override
  public WatchStore watch() {
    return new Watches(h);
  }

  @Override
  public TrailStore trail() {
    return new Trails(h);
  }
}

package org.partida.base.port;

import org.osgi.annotation.versioning.ProviderType;

/** The repositories inside one transaction; not to be kept beyond it. */
@ProviderType
public interface Tx {
  CompanyStore companies();

  ConnectionStore connections();

  MessageStore messages();

  DocumentStore documents();

  VoucherStore vouchers();

  PaperStore papers();

  StatementStore statements();

  ArchiveStore archive();

  WorkStore work();

  BudgetStore budget();

  AuditStore audit();

  PeopleStore people();

  SessionStore sessions();

  NoticeStore notices();

  SubmissionStore submissions();

  LinkStore links();

  ListingStore listings();

  RegistryStore registry();

  ContactStore contacts();

  MailboxStore mailboxes();

  GrantStore grants();

  OverviewStore overview();

  TrailStore trail();

  AccrualStore accruals();

  SourceStore sources();

  AllocationStore allocations();

  HandStore hand();

  WatchStore watch();

  LineRuleStore lineRules();

  PayerStore payers();

  ScanStore scans();

  LineNoteStore lineNotes();

  ImportStore imports();

  CommentStore comments();

  InvitationStore invitations();

  ApprovalStore approvals();
}

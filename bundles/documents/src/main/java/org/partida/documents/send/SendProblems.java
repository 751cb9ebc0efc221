package org.partida.documents.send;

import org.partida.api.document.Document;
import org.partida.api.submission.Submission;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** What can be wrong with a submission, in words with the next step. */
final class SendProblems {
  private SendProblems() {}

  static Problem kind(Submission s, String root) {
    return new Problem(
        "submission.kind",
        "the authority takes no document with the root " + root,
        place(s),
        "send a UBL invoice or credit note");
  }

  static Problem size(String place, long most) {
    return new Problem(
        "submission.size",
        "the file is larger than the authority takes",
        place,
        "make it smaller than " + most / (1024 * 1024) + " MB, by leaving out attachments");
  }

  static Problem empty(String place) {
    return new Problem(
        "submission.empty", "the file is empty", place, "export the invoice again and send that");
  }

  static Problem unconnected(CompanyId company) {
    return new Problem(
        "submission.network",
        company + " has no connection to an authority",
        company.value(),
        "authorise with spv-connect, or give the company a connection");
  }

  static Problem networkMissing(CompanyId company, String network) {
    return new Problem(
        "network.missing",
        "the bundle for " + network + " is not running",
        company.value(),
        "start its feature and try again");
  }

  static Problem notByNetwork(Document d) {
    return new Problem(
        "submission.message",
        "a message can go to the seller of a document that came from the authority, and "
            + d.number()
            + " did not",
        "document " + d.id(),
        "write to the seller another way");
  }

  static Problem tooLate(Submission s) {
    return new Problem(
        "submission.state",
        "it is too late to take it back: it is " + s.state(),
        place(s),
        "what the authority has is taken back by a storno");
  }

  static Problem several(Submission s, int count) {
    return new Problem(
        "submission.several",
        "the file holds " + count + " invoices",
        place(s),
        "send each as a file of its own");
  }

  static Problem seller(Submission s, String seller) {
    return new Problem(
        "submission.seller",
        "the seller is " + seller + ", not " + s.company(),
        place(s),
        "send it for the company that sells, or as self-billed for the one that buys");
  }

  static Problem numberUsed(Submission s, String what) {
    return new Problem(
        "submission.number-used",
        "an invoice with this number is on its way or filed already: " + what,
        place(s),
        "give the invoice a number of its own; submission-list shows the other one");
  }

  static Problem filed(Submission s, String document) {
    return new Problem(
        "submission.filed",
        "the authority has this invoice already",
        place(s) + ", document " + document,
        "nothing: document-show names its index");
  }

  static Problem against(Submission s, int count) {
    return new Problem(
        "submission.invalid",
        "the authority would refuse it for " + (count == 1 ? "one error" : count + " errors"),
        place(s),
        "correct the errors listed and send the new file");
  }

  static Problem validatorMissing(Submission s) {
    return new Problem(
        "submission.unchecked",
        "no running bundle knows the rules for it",
        place(s),
        "start the feature partida-cius-ro, or set requireValidation = false in"
            + " etc/org.partida.documents.send.cfg; this goes on by itself then");
  }

  static Problem interrupted(Submission s) {
    return new Problem(
        "submission.in-doubt",
        "it was being sent when Partida stopped, so the authority may have it",
        place(s),
        "nothing: it is looked up in the mailbox before it is sent again");
  }

  static Problem refused(Submission s) {
    return new Problem(
        "submission.refused",
        "the authority refused it",
        place(s),
        "submission-show explains each error; correct them and send the new file");
  }

  static Problem notTaken(Submission s) {
    return new Problem(
        "submission.not-taken",
        "the authority did not take it into its system",
        place(s),
        "check the file with invoice-validate and send it again");
  }

  static Problem somebodyElses(Submission s, String index) {
    return new Problem(
        "submission.duplicate",
        "the authority says that it has this invoice under index " + index + ", which is not ours",
        place(s),
        "look the index up in SPV; if somebody else filed it for you, nothing is to be done");
  }

  static String place(Submission s) {
    return s.fileName() + ", submission " + s.id();
  }
}

package org.partida.sandbox.page;

import java.util.List;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.wire.CallLog;

/** The last calls. */
final class Calls {
  private static final int MOST = 60;
  private final Sandbox sandbox;

  Calls(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  String html() {
    Table table = new Table("at", "call", "query", "status", "bytes", "answer");
    List<CallLog.Entry> last = sandbox.wire().log().last();
    for (CallLog.Entry call : last.subList(0, Math.min(MOST, last.size()))) {
      table
          .row()
          .text(SandboxPage.time(call.at()))
          .code(call.method() + " " + call.path())
          .code(call.query())
          .number(call.status())
          .number(call.bytes())
          .text(call.kind());
    }
    return SandboxPage.section("calls") + table.or("Nobody has called yet.");
  }
}

package org.partida.testkit.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Consumer;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;

/**
 * Repositories every call of which is a transaction of its own: what is looked at must be possible
 * in a read transaction.
 */
final class AutoTx {
  private static final Set<String> WRITES =
      Set.of(
          "put",
          "putProducts",
          "begin",
          "settle",
          "takeLease",
          "freeLease",
          "renewed",
          "failed",
          "certificate",
          "forget",
          "putPartners",
          "putRate",
          "replace",
          "addIfNew",
          "update",
          "putCursor",
          "addDecision",
          "addComment",
          "putInvitation",
          "putMember",
          "putLink",
          "dropLinks",
          "putHandOver",
          "addDelegation",
          "endDelegation",
          "putApprovalRules",
          "seenComments",
          "dropProposed",
          "putQuestions",
          "add",
          "addLines",
          "bookOn",
          "correct",
          "take",
          "raise",
          "forgetBefore",
          "enqueue",
          "enqueueAt",
          "lease",
          "finish",
          "park",
          "release",
          "extend",
          "recover",
          "wake",
          "clear",
          "clearOthers",
          "addEvent",
          "seen",
          "putInvoice",
          "addPaper",
          "addOffer",
          "updateOffer",
          "putFindings",
          "clearFinding",
          "addListing",
          "putFacts",
          "takeTurn",
          "putCovered",
          "putDifference",
          "dropDifference",
          "putRegisterFacts",
          "putContact",
          "removeContact",
          "putPortal",
          "untried",
          "hasten",
          "count",
          "forgetDaysBefore",
          "putPacing",
          "enrol",
          "putMailbox",
          "markQueued",
          "addWindowItems",
          "dropWindowItems",
          "putRun",
          "addToRun",
          "putInput",
          "dropCovered",
          "putAccrual",
          "putSource",
          "putWindow",
          "putPulled",
          "putRule",
          "putLines",
          "markLines",
          "putHand",
          "due",
          "dueSince",
          "compared",
          "begins",
          "lawUsed",
          "cancel",
          "remove",
          "removeLines");

  private AutoTx() {}

  /** Several calls in one transaction. */
  static void inOne(UnitOfWork work, Consumer<Tx> calls) {
    work.write(
        tx -> {
          calls.accept(tx);
          return null;
        });
  }

  static Tx of(UnitOfWork work) {
    return proxy(Tx.class, (self, repository, none) -> repository(work, repository));
  }

  private static Object repository(UnitOfWork work, Method repository) {
    return proxy(
        repository.getReturnType(),
        (self, method, args) ->
            WRITES.contains(method.getName())
                ? work.write(tx -> call(method, call(repository, tx), args))
                : work.read(tx -> call(method, call(repository, tx), args)));
  }

  private static Object call(Method method, Object on, Object... args) {
    try {
      return method.invoke(on, args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException r) {
        throw r;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

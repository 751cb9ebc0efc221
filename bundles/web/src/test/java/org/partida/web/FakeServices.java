package org.partida.web;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;

/** Services by hand: what is not put is missing. The fakes check rights as the real ones do. */
public final class FakeServices implements Services {
  private final Map<Class<?>, List<Object>> services = new ConcurrentHashMap<>();

  public <T> FakeServices put(Class<T> type, T service) {
    services.computeIfAbsent(type, t -> new CopyOnWriteArrayList<>()).add(service);
    return this;
  }

  /**
   * A service that answers some calls, by method name; others fail. Calls for a company the actor
   * may not read are refused.
   */
  public <T> FakeServices fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("hashCode")
                    ? (Object) System.identityHashCode(self)
                    : method.getName().equals("equals") ? self == args[0] : type.getName();
              }
              Object[] given = args == null ? new Object[0] : args;
              checkRights(given);
              Function<Object[], Object> answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              try {
                return answer.apply(given);
              } catch (RuntimeException e) {
                throw e.getCause() instanceof InvocationTargetException i ? i.getCause() : e;
              }
            });
    return put(type, type.cast(proxy));
  }

  private static void checkRights(Object[] args) {
    if (args.length > 1 && args[0] instanceof Actor actor) {
      for (Object a : args) {
        Object value = a instanceof Optional<?> o ? o.orElse(null) : a;
        if (value instanceof CompanyId c) {
          actor.require(c, Module.DOCUMENTS, Access.READ);
        }
      }
    }
  }

  public void remove(Class<?> type) {
    services.remove(type);
  }

  @Override
  public <T> Optional<T> find(Class<T> type) {
    return all(type).stream().findFirst();
  }

  @Override
  public <T> List<T> all(Class<T> type) {
    return services.getOrDefault(type, List.of()).stream().map(type::cast).toList();
  }
}

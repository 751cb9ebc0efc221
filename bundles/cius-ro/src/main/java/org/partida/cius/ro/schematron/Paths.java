package org.partida.cius.ro.schematron;

import java.util.HashMap;
import java.util.Map;
import net.sf.saxon.expr.XPathContext;
import net.sf.saxon.lib.ExtensionFunctionCall;
import net.sf.saxon.lib.ExtensionFunctionDefinition;
import net.sf.saxon.om.AxisInfo;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.Sequence;
import net.sf.saxon.om.StructuredQName;
import net.sf.saxon.om.TreeInfo;
import net.sf.saxon.pattern.NodeKindTest;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.tree.iter.AxisIterator;
import net.sf.saxon.type.Type;
import net.sf.saxon.value.SequenceType;
import net.sf.saxon.value.StringValue;

/**
 * The XPath function {@code partida:path(node)}: where a node stands, as people and XPath read it,
 * such as {@code /Invoice/cac:InvoiceLine[3]/cbc:ID}. The children of an element are counted once
 * per document, not once per question. Thread-safe, as one thread at a time looks at a document.
 */
final class Paths extends ExtensionFunctionDefinition {
  private static final String KNOWN = "partida.places";
  private static final Map<String, String> PREFIXES =
      Map.of(
          "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2", "cac:",
          "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2", "cbc:",
          "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2", "ext:");

  @Override
  public StructuredQName getFunctionQName() {
    return new StructuredQName("partida", Rewrite.NAMESPACE, "path");
  }

  @Override
  public SequenceType[] getArgumentTypes() {
    return new SequenceType[] {SequenceType.SINGLE_NODE};
  }

  @Override
  public SequenceType getResultType(SequenceType[] arguments) {
    return SequenceType.SINGLE_STRING;
  }

  @Override
  public ExtensionFunctionCall makeCallExpression() {
    return new ExtensionFunctionCall() {
      @Override
      public Sequence call(XPathContext context, Sequence[] arguments) throws XPathException {
        return new StringValue(path((NodeInfo) arguments[0].head()));
      }
    };
  }

  static String path(NodeInfo node) {
    StringBuilder out = new StringBuilder();
    append(node, places(node.getTreeInfo()), out);
    return out.isEmpty() ? "/" : out.toString();
  }

  private static void append(NodeInfo node, Places places, StringBuilder out) {
    NodeInfo parent = node.getParent();
    if (parent == null) {
      return;
    }
    append(parent, places, out);
    if (node.getNodeKind() == Type.ATTRIBUTE) {
      out.append("/@").append(node.getDisplayName());
    } else {
      out.append('/').append(name(node)).append(places.of(node, parent));
    }
  }

  private static String name(NodeInfo node) {
    return PREFIXES.getOrDefault(node.getNamespaceUri().toString(), "") + node.getLocalPart();
  }

  private static Places places(TreeInfo tree) {
    if (tree.getUserData(KNOWN) instanceof Places known) {
      return known;
    }
    Places made = new Places();
    tree.setUserData(KNOWN, made);
    return made;
  }

  /** Positions of elements that have siblings of their name. */
  private static final class Places {
    private final Map<NodeInfo, Map<NodeInfo, Integer>> known = new HashMap<>();

    String of(NodeInfo node, NodeInfo parent) {
      Integer at = known.computeIfAbsent(parent, Places::count).get(node);
      return at == null ? "" : "[" + at + "]";
    }

    private static Map<NodeInfo, Integer> count(NodeInfo parent) {
      Map<String, Integer> seen = new HashMap<>();
      Map<String, NodeInfo> single = new HashMap<>();
      Map<NodeInfo, Integer> places = new HashMap<>();
      AxisIterator children = parent.iterateAxis(AxisInfo.CHILD, NodeKindTest.ELEMENT);
      for (NodeInfo n = children.next(); n != null; n = children.next()) {
        String name = name(n);
        int at = seen.merge(name, 1, Integer::sum);
        if (at == 1) {
          single.put(name, n);
        } else {
          places.put(n, at);
          NodeInfo first = single.remove(name);
          if (first != null) {
            places.put(first, 1);
          }
        }
      }
      return places;
    }
  }
}

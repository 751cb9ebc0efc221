/**
 * The authority's wire as plain classes: a request goes in, the authority's answer comes out, with
 * its texts, quotas and faults. Nothing here knows servlets.
 */
package org.partida.sandbox.wire;

/**
 * Partners against the public register: what differs, and the entries that correct it. A country's
 * rules are asked twice, once believing the register and once not; what they make of it is the
 * difference, so nothing here knows an account or a treatment.
 */
package org.partida.posting.check;

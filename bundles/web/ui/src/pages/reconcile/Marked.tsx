import type { Proposal } from '../../api/types';

/** The text of a line with the words that the evidence names. */
export function Marked({ text, proposal }: { text: string; proposal: Proposal | undefined }) {
  const words = [...new Set((proposal?.evidence ?? []).flatMap((e) => [...e.detail.matchAll(/"([^"]{3,})"/g)].map((m) => m[1] as string)))];
  if (words.length === 0) {
    return <>{text}</>;
  }
  const pattern = new RegExp(`(${words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return <>{text.split(pattern).map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part))}</>;
}

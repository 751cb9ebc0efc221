import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';

export interface Column<T> {
  key: string;
  title: string;
  /** A track of the grid, such as 120px or minmax(80px, 1fr). */
  width: string;
  end?: boolean;
  show: (row: T) => ReactNode;
}

interface Props<T> {
  label: string;
  rows: T[];
  rowKey: (row: T) => string;
  columns: Column<T>[];
  selected: string | undefined;
  onSelect: (row: T) => void;
  /** Keys that are not moves; true = it was for the page. */
  onKey?: (event: KeyboardEvent, row: T | undefined) => boolean;
  /** More rows are there to be read. */
  onEnd?: () => void;
  rowHeight?: number;
  empty: ReactNode;
}

const HEAD = 36;

/**
 * A table of any length of which only what is seen is in the page. One row is selected; arrows, J and K, Home and End move it,
 * and it stays in sight. For assistive programs it is a grid that tells how many rows there are.
 */
export function VirtualGrid<T>({ label, rows, rowKey, columns, selected, onSelect, onKey, onEnd, rowHeight = 44, empty }: Props<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const at = selected === undefined ? -1 : rows.findIndex((r) => rowKey(r) === selected);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // the head stays in sight above the rows
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;

  useEffect(() => {
    if (onEnd && rows.length > 0 && last >= rows.length - 30) {
      onEnd();
    }
  }, [last, rows.length, onEnd]);

  useEffect(() => {
    if (at >= 0) {
      virtual.scrollToIndex(at, { align: 'auto' });
    }
    // only when the selection moves: scrolling by hand must not jump back
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [at]);

  function move(to: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (row) {
      onSelect(row);
    }
  }

  function keyed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const moves: Record<string, number> = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: rows.length - 1, PageDown: at + 15, PageUp: at - 15 };
    const to = moves[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (to !== undefined) {
      event.preventDefault();
      move(to);
    } else if (onKey?.(event, rows[at])) {
      event.preventDefault();
    }
  }

  const tracks = { gridTemplateColumns: columns.map((c) => c.width).join(' ') };
  return (
    <div ref={scroller} className="grid" role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length} tabIndex={0} aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined} onKeyDown={keyed}>
      <div role="rowgroup" className="grid-head">
        <div role="row" aria-rowindex={1} className="grid-row" style={tracks}>
          {columns.map((c) => (
            <div key={c.key} role="columnheader" className={c.end ? 'end' : undefined}>
              {c.title}
            </div>
          ))}
        </div>
      </div>
      <div className="grid-body" role="rowgroup">
        {rows.length === 0 && <div className="grid-empty">{empty}</div>}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {items.map((v) => {
            const row = rows[v.index] as T;
            const on = v.index === at;
            return (
              <div
                key={rowKey(row)}
                id={`${id}-${v.index}`}
                role="row"
                aria-rowindex={v.index + 2}
                aria-selected={on}
                className={on ? 'grid-row line on' : 'grid-row line'}
                style={{ ...tracks, height: v.size, transform: `translateY(${v.start - HEAD}px)` }}
                onClick={() => onSelect(row)}
              >
                {columns.map((c) => (
                  <div key={c.key} role="gridcell" className={c.end ? 'end' : undefined}>
                    {c.show(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

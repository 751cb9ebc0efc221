// Line drawings of our own, 24 by 24; decoration only: the words stand beside them.
const PATHS = {
  home: 'M3 11 12 4l9 7M6 9v11h12V9',
  document: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  check: 'M4 12l5 5L20 6',
  cross: 'M6 6l12 12M18 6 6 18',
  ask: 'M9 9a3 3 0 1 1 4 3c-1 .6-1 1.200-1 2M12 18v.5',
  archive: 'M4 5h16v4H4zM6 9v10h12V9M10 13h4',
  upload: 'M12 16V5M7 10l5-5 5 5M5 20h14',
  send: 'M4 12 20 4l-6 16-3-7zM11 13l9-9',
  download: 'M12 5v11M7 11l5 5 5-5M5 20h14',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M5 20c1-4 4-5 7-5s6 1 7 5',
  back: 'M15 5l-7 7 7 7',
  undo: 'M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3',
  book: 'M5 4h6a2 2 0 0 1 1 1 2 2 0 0 1 1-1h6v15h-6a2 2 0 0 0-1 1 2 2 0 0 0-1-1H5zM12 5v15',
  warn: 'M12 4 2.500 20h19zM12 10v5M12 17.500v.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.8} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

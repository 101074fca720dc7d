/** Line drawings on a 20-pixel square. */
const PATHS = {
  workbook: 'M3.5 4.5h13v11h-13zM3.5 8.2h13M3.5 11.9h13M8 4.5v11',
  forms: 'M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3',
  inbox: 'M3.5 5h13v10h-13zM3.5 5.8l6.5 5 6.5-5',
  files: 'M3 5.5h5l1.5 2H17v8H3z',
  clock: 'M10 3.2a6.8 6.8 0 1 1 0 13.6 6.8 6.8 0 0 1 0-13.6zM10 6.5V10l2.6 1.8',
  executions: 'M4 5l4 5-4 5M10.5 15H16',
  close: 'M5 5l10 10M15 5L5 15',
  filter: 'M4 5.5h12l-4.6 5.4v4.1l-2.8-1.4v-2.7z',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  right: 'M8 5.5l4.5 4.5L8 14.5',
  lock: 'M5.5 9h9v7h-9zM7.3 9V6.9a2.7 2.7 0 0 1 5.4 0V9',
  tabs: 'M4 6h12M4 10h12M4 14h12',
  plus: 'M10 4v12M4 10h12',
  idea: 'M7.7 13.6c0-1.6-2.2-2.4-2.2-5.2a4.5 4.5 0 0 1 9 0c0 2.800-2.200 3.600-2.200 5.200zM8 16.200h4',
  folder: 'M3 5.5h5l1.500 2H17v8H3z',
  document: 'M5.5 3.500h6l3 3v10h-9zM7.500 9.500h5M7.500 12h5',
  pdf: 'M5.500 3.500h6l3 3v10h-9zM11.500 3.500v3h3M7.500 13.500c2.500-1 3.500-3.500 3-4.500s-1.200 2 2.500 3.500',
  sheet: 'M4 4.500h12v11H4zM4 8.200h12M8 4.500v11',
  link: 'M8.500 11.500l3-3M7 9.500l-1.600 1.600a2.500 2.500 0 0 0 3.500 3.500L10.500 13M13 10.500l1.600-1.600a2.500 2.500 0 0 0-3.500-3.500L9.500 7',
  download: 'M10 4v8M6.500 9l3.500 3.500L13.500 9M4.500 15.500h11',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

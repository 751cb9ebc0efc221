import { createTheme, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = ['#eaf6f2', '#d5ebe4', '#a8d7c9', '#78c2ac', '#52b094', '#3aa585', '#2b8f72', '#1f7560', '#1d5c4d', '#123f35'];

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

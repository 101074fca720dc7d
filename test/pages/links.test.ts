import { localLink, withLocalLinks } from '../../local/serve/links';

test.each([
  [
    'https://docs.google.com/forms/d/e/1FAIpQL_x-1/viewform?usp=pp_url&entry.1=A+B',
    '/forms/d/e/1FAIpQL_x-1/viewform?usp=pp_url&entry.1=A+B',
  ],
  ['https://docs.google.com/spreadsheets/d/abc/edit#gid=4&range=B2', '/workbook#gid=4&range=B2'],
  ['https://docs.google.com/spreadsheets/d/abc/edit', '/workbook'],
  ['https://docs.google.com/document/d/abc/edit', '/files/abc'],
  ['https://drive.google.com/file/d/abc/view?usp=drivesdk', '/files/abc'],
  ['https://drive.google.com/open?id=abc', '/files/abc'],
  ['https://drive.google.com/drive/folders/abc', '/files/abc'],
])('%s leads to %s on this machine', (google, local) => {
  expect(localLink(google)).toBe(local);
});

test('other addresses stay as they are', () => {
  expect(localLink('https://www.gov.uk/induction')).toBe('https://www.gov.uk/induction');
});

test('an address that only looks like Google stays as it is', () => {
  expect(localLink('https://docs.google.com.example.org/forms/d/e/x/viewform')).toBe(
    'https://docs.google.com.example.org/forms/d/e/x/viewform',
  );
});

test('in html the links change and the text does not', () => {
  const html =
    '<a class="b" href="https://docs.google.com/forms/d/e/x/viewform?a=1&amp;b=2">https://docs.google.com/forms/d/e/x/viewform</a>';
  expect(withLocalLinks(html)).toBe(
    '<a class="b" href="/forms/d/e/x/viewform?a=1&amp;b=2">https://docs.google.com/forms/d/e/x/viewform</a>',
  );
});

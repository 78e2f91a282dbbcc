import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { open } from '../testing/open';
import { json, problem, Server, session } from '../testing/server';
import { csvOf, shownIn } from './csv';

const DOWNLOAD = 'POST /api/list-downloads';

describe('a file of a list', () => {
  it('is UTF-8 with a mark, and has its fields quoted', () => {
    expect(
      csvOf([
        ['姓名', 'a "b", c'],
        ['', 'x\ny'],
      ]),
    ).toBe('\uFEFF"姓名","a ""b"", c"\r\n"","x\ny"\r\n');
  });

  it.each(['=1+1', '+86 138****0001', '-1', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])(
    'calculates nothing of %j',
    (text) => expect(csvOf([[text]])).toBe(`\uFEFF"'${text}"\r\n`),
  );

  it.each(['a=1', '138****0001', '—', '1-2'])('leaves %j as it is', (text) =>
    expect(csvOf([[text]])).toBe(`\uFEFF"${text}"\r\n`),
  );
});

describe('what a table shows', () => {
  function table(rows: string): HTMLElement {
    const made = document.createElement('div');
    made.innerHTML = `<table><thead><tr><th>Name</th><th class="unprinted">Act</th></tr></thead>
      <tbody><tr aria-hidden="true"><td>measured</td></tr>${rows}</tbody></table>`;
    return made;
  }

  it('is without what only acts or measures', () => {
    const shown = shownIn(table('<tr><td>Wang</td><td class="unprinted">Handle</td></tr>'));
    expect(shown).toEqual({ headings: ['Name'], rows: [['Wang']] });
  });

  it('ends at a thousand rows', () => {
    expect(shownIn(table('<tr><td>x</td></tr>'.repeat(1002))).rows).toHaveLength(1000);
  });
});

describe('keeping a list', () => {
  const items = ['李*', '=cmd|x'].map((name) => ({
    id: `id-of-${name}`,
    status: 'ACTIVE',
    branch: 'BJ',
    fields: { name, phone: '138****0001' },
    owner: null,
  }));
  let files: { name: string; content: Blob }[];

  async function search(...permissions: string[]): Promise<Server> {
    files = [];
    let made: Blob | undefined;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
      made = content as Blob;
      return 'blob:x';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      if (this.download !== '' && made !== undefined) {
        files.push({ name: this.download, content: made });
      }
    });
    const server = new Server()
      .on('GET /session', session('customer.search', ...permissions))
      .on('POST /api/customers/search', json({ items }))
      .on(DOWNLOAD, json({ list: 'CUSTOMERS', rows: 2 }));
    open('/customers');
    await userEvent.click(await screen.findByRole('button', { name: 'Search' }));
    await screen.findByText(/shown$/);
    return server;
  }

  it('is entered first, and has what is shown', async () => {
    const server = await search('list.download');
    await userEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    await screen.findByText('Saved 2 rows. This was recorded in the audit log.');
    expect(server.arrivedAt(DOWNLOAD).map((each) => each.body)).toEqual([{ list: 'CUSTOMERS', rows: 2 }]);
    const [file] = files;
    expect(file?.name).toMatch(/^customers-\d{4}-\d\d-\d\d\.csv$/);
    const lines = (await file?.content.text())?.trim().split('\r\n') ?? [];
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('"Name","Phone"');
    expect(lines[1]).toMatch(/^"李\*","138\*\*\*\*0001"/);
    expect(lines[2]).toMatch(/^"'=cmd\|x"/);
  });

  it('comes to nothing where it cannot be entered', async () => {
    const server = await search('list.download');
    server.on(DOWNLOAD, problem(503, { title: 'Not now' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    await screen.findByText('Not now');
    expect(files).toHaveLength(0);
  });

  it('is not offered to those who may not', async () => {
    await search();
    expect(screen.queryByRole('button', { name: 'Save as CSV' })).not.toBeInTheDocument();
  });
});

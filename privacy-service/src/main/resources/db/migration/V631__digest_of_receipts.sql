select declare_codes('receipt', 'digest');
